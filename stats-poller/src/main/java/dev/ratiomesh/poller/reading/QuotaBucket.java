package dev.ratiomesh.poller.reading;

/** The quota buckets that can pay a reading of 50 videos, each at one unit a call; the first with units left pays. */
public enum QuotaBucket {
    /** {@code videos:batchGetStats} has a bucket of its own. */
    BATCH_GET_STATS("batch-get-stats"),
    /** {@code videos.list} draws on the pool that all other methods share, also those of other services. */
    POOL("pool");

    private final String label;

    QuotaBucket(String label) {
        this.label = label;
    }

    /** Its name in the ledger, in meters and in answers. */
    public String label() {
        return label;
    }
}
