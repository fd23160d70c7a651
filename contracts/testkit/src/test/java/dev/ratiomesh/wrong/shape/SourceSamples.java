package dev.ratiomesh.wrong.shape;

/** Who broke what: the samples of what the sources tell. */
public class SourceSamples {

    SourceSamples(int a, int b, int c, int d, int e, int f, int g, int h, int i) {}

    int seven(int a, int b, int c, int d, int e, int f, String g) {
        return a + b + c + d + e + f + g.length();
    }

    /** It has a pronoun for a subject. */
    interface Pronoun {}

    /** What it is, nobody knows. */
    enum Riddle {}

    /**
     * @param a no sentence at all, which is no riddle
     */
    record Wide(int a, int b, int c, int d, int e, int f, int g, int h, int i) {}
}
