package dev.ratiomesh.ratio.benchmark.table;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** The views, counts and known ages of many rows, in primitive arrays, because a table may have two million rows. */
public final class DataPoints {

    private long[] views;
    private long[] counts;
    private float[] ages;
    private int size;

    public DataPoints() {
        this(16);
    }

    private DataPoints(int capacity) {
        views = new long[capacity];
        counts = new long[capacity];
        ages = new float[capacity];
    }

    /**
     * Adds a row.
     *
     * @param viewCount above 0
     * @param count above 0
     * @param ageDays NaN when unknown
     */
    public void add(long viewCount, long count, float ageDays) {
        if (size == views.length) {
            grow(size + (size >> 1) + 1);
        }
        views[size] = viewCount;
        counts[size] = count;
        ages[size++] = ageDays;
    }

    /** Concatenates all rows of all parts; allocates once, because there may be ten thousand parts. */
    public static DataPoints concat(List<DataPoints> parts) {
        DataPoints all = new DataPoints(
                Math.max(1, parts.stream().mapToInt(DataPoints::size).sum()));
        for (DataPoints part : parts) {
            System.arraycopy(part.views, 0, all.views, all.size, part.size);
            System.arraycopy(part.counts, 0, all.counts, all.size, part.size);
            System.arraycopy(part.ages, 0, all.ages, all.size, part.size);
            all.size += part.size;
        }
        return all;
    }

    public int size() {
        return size;
    }

    public long views(int i) {
        return views[i];
    }

    public long count(int i) {
        return counts[i];
    }

    /** Returns the age in days; NaN when unknown. */
    public float age(int i) {
        return ages[i];
    }

    public double logViews(int i) {
        return Math.log10(views[i]);
    }

    public double logCount(int i) {
        return Math.log10(counts[i]);
    }

    public DataPoints select(BitSet wanted) {
        DataPoints kept = new DataPoints(Math.max(1, wanted.cardinality()));
        wanted.stream().forEach(i -> kept.add(views[i], counts[i], ages[i]));
        return kept;
    }

    /** Returns at most {@code limit} rows, evenly spread and the same ones every time. */
    public DataPoints sample(int limit) {
        DataPoints sample = new DataPoints(Math.max(1, Math.min(limit, size)));
        int n = Math.min(limit, size);
        for (int i = 0; i < n; i++) {
            int row = (int) ((long) i * size / n);
            sample.add(views[row], counts[row], ages[row]);
        }
        return sample;
    }

    private void grow(int capacity) {
        views = Arrays.copyOf(views, capacity);
        counts = Arrays.copyOf(counts, capacity);
        ages = Arrays.copyOf(ages, capacity);
    }
}
