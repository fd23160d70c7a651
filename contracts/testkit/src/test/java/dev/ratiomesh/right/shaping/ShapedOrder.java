package dev.ratiomesh.right.shaping;

/** Stands at each limit: eight constructor parameters, six method parameters, 25 lines. */
public class ShapedOrder {

    ShapedOrder(int a, int b, int c, int d, int e, int f, int g, int h) {}

    int six(int a, int b, int c, int d, int e, int f) {
        int sum = a;
        sum += b;
        sum += c;
        sum += d;
        sum += e;
        sum += f;
        sum += 7;
        sum += 8;
        sum += 9;
        sum += 10;
        sum += 11;
        sum += 12;
        sum += 13;
        sum += 14;
        sum += 15;
        sum += 16;
        sum += 17;
        sum += 18;
        sum += 19;
        sum += 20;
        sum += 21;
        sum += 22;
        sum += 23;
        sum += 24;
        return sum;
    }
}
