package dev.ratiomesh.fleet.quota;

/**
 * What a call costs, by YouTube's table of quota costs.
 *
 * @param bucket the bucket's name in configuration and ledger: {@code uploads}, {@code search}, {@code pool}; empty for a
 *     call that no bucket pays, such as bytes of an upload or a question to the Analytics API
 * @param units 0 or more
 */
public record QuotaCost(String bucket, int units, CallPriority urgency) {
    public static final String UPLOADS = "uploads";
    public static final String SEARCH = "search";
    public static final String POOL = "pool";

    public QuotaCost {
        if (units < 0 || (bucket.isEmpty() != (units == 0))) {
            throw new IllegalArgumentException("units must be 0 without a bucket and above 0 with one: " + units);
        }
    }

    /** {@code videos.insert}: its own bucket of calls. */
    public static QuotaCost upload() {
        return new QuotaCost(UPLOADS, 1, CallPriority.NORMAL);
    }

    /** {@code *.list} of the pool: one unit a page. */
    public static QuotaCost read(CallPriority urgency) {
        return new QuotaCost(POOL, 1, urgency);
    }

    /** Inserting, updating, deleting, moderating, setting a thumbnail: 50 units. */
    public static QuotaCost write(CallPriority urgency) {
        return new QuotaCost(POOL, 50, urgency);
    }

    public static QuotaCost none() {
        return new QuotaCost("", 0, CallPriority.NORMAL);
    }
}
