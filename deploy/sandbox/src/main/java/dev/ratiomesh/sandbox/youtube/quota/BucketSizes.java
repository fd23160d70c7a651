package dev.ratiomesh.sandbox.youtube.quota;

/** Holds the units of each bucket for a quota day, each 0 or more. The defaults are Google's own since June 2026. */
public record BucketSizes(long batchGetStats, long pool, long search, long uploads) {
    public static final BucketSizes DEFAULT = new BucketSizes(10_000, 10_000, 100, 100);

    public BucketSizes {
        if (batchGetStats < 0 || pool < 0 || search < 0 || uploads < 0) {
            throw new IllegalArgumentException("a quota bucket cannot be smaller than 0");
        }
    }

    long of(QuotaMetric bucket) {
        return switch (bucket) {
            case BATCH_GET_STATS -> batchGetStats;
            case POOL -> pool;
            case SEARCH -> search;
            case UPLOADS -> uploads;
        };
    }
}
