package dev.ratiomesh.fleet.quota;

/**
 * What a call costs, by YouTube's table of quota costs.
 *
 * @param bucket the bucket's name in configuration and ledger: {@code uploads}, {@code search}, {@code pool}; empty for a
 *     call that no bucket pays, such as bytes of an upload or a question to the Analytics API
 * @param units 0 or more
 */
public record Spend(String bucket, int units, Urgency urgency) {
    public static final String UPLOADS = "uploads";
    public static final String SEARCH = "search";
    public static final String POOL = "pool";

    public Spend {
        if (units < 0 || (bucket.isEmpty() != (units == 0))) {
            throw new IllegalArgumentException("units must be 0 without a bucket and above 0 with one: " + units);
        }
    }

    /** {@code videos.insert}: its own bucket of calls. */
    public static Spend upload() {
        return new Spend(UPLOADS, 1, Urgency.USUAL);
    }

    /** {@code *.list} of the pool: one unit a page. */
    public static Spend read(Urgency urgency) {
        return new Spend(POOL, 1, urgency);
    }

    /** Inserting, updating, deleting, moderating, setting a thumbnail: 50 units. */
    public static Spend write(Urgency urgency) {
        return new Spend(POOL, 50, urgency);
    }

    public static Spend nothing() {
        return new Spend("", 0, Urgency.USUAL);
    }
}
