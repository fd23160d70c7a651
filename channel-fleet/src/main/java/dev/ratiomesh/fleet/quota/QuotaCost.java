package dev.ratiomesh.fleet.quota;

/**
 * The quota cost of an API call, from YouTube's table of quota costs.
 *
 * @param bucket the bucket's name in configuration and ledger: {@code uploads}, {@code search}, {@code pool}; empty for a
 *     call without a cost, such as the bytes of an upload or a query of the Analytics API
 * @param units 0 or more
 */
public record QuotaCost(String bucket, int units, CallPriority priority) {
    public static final String UPLOADS = "uploads";
    public static final String SEARCH = "search";
    public static final String POOL = "pool";

    public QuotaCost {
        if (units < 0 || (bucket.isEmpty() != (units == 0))) {
            throw new IllegalArgumentException("units must be 0 without a bucket and above 0 with one: " + units);
        }
    }

    /** Returns the cost of {@code videos.insert}, which has a bucket of its own, counted in calls. */
    public static QuotaCost upload() {
        return new QuotaCost(UPLOADS, 1, CallPriority.NORMAL);
    }

    /** Returns the cost of a {@code *.list} call: one unit a page. */
    public static QuotaCost read(CallPriority priority) {
        return new QuotaCost(POOL, 1, priority);
    }

    /** Returns the cost of inserting, updating, deleting, moderating or setting a thumbnail: 50 units. */
    public static QuotaCost write(CallPriority priority) {
        return new QuotaCost(POOL, 50, priority);
    }

    /** Returns the cost of a call that uses no quota. */
    public static QuotaCost none() {
        return new QuotaCost("", 0, CallPriority.NORMAL);
    }
}
