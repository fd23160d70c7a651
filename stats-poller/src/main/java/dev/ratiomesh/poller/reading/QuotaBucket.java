package dev.ratiomesh.poller.reading;

/** The quota buckets that a reading of up to 50 videos can be charged to, one unit per call, in order of preference. */
public enum QuotaBucket {
    /** {@code videos:batchGetStats} has its own bucket. */
    BATCH_GET_STATS("batch-get-stats"),
    /** {@code videos.list} draws on the pool that all other methods share, those of other services included. */
    POOL("pool");

    private final String label;

    QuotaBucket(String label) {
        this.label = label;
    }

    /** Returns the name of the bucket in the ledger, in metrics and in HTTP responses. */
    public String label() {
        return label;
    }
}
