package dev.ratiomesh.fleet.quota;

/**
 * The daily limits of a quota bucket.
 *
 * @param limit units a day, 0 or more
 * @param reserve the part of {@code limit} that only critical calls may use
 * @param deferrableLimit the part of the remaining units that deferrable calls may use
 */
public record BucketLimits(String bucket, int limit, int reserve, int deferrableLimit) {
    public BucketLimits {
        if (limit < 0 || reserve < 0 || reserve > limit || deferrableLimit < 0 || deferrableLimit > limit - reserve) {
            throw new IllegalArgumentException("fleet.quota.buckets." + bucket + ": limit " + limit + ", reserve "
                    + reserve + " and deferrable limit " + deferrableLimit + " do not fit into each other");
        }
    }

    /**
     * Makes the limits from fractions, rounded down.
     *
     * @param reserveFraction the part of the limit in reserve, 0 to 1
     * @param deferrableFraction the part of the unreserved units that deferrable calls may use, 0 to 1
     */
    static BucketLimits fromFractions(String bucket, int limit, double reserveFraction, double deferrableFraction) {
        int reserve = (int) Math.floor(limit * reserveFraction);
        return new BucketLimits(bucket, limit, reserve, (int) Math.floor((limit - reserve) * deferrableFraction));
    }

    /** Returns the units that are not in reserve. */
    public int unreserved() {
        return limit - reserve;
    }

    /** Returns the limit of a priority within the unreserved units. */
    public int limitFor(CallPriority priority) {
        return priority == CallPriority.DEFERRABLE ? deferrableLimit : unreserved();
    }
}
