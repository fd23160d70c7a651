package dev.ratiomesh.fleet.quota;

/**
 * How a bucket's day is divided.
 *
 * @param limit units a day, 0 or more
 * @param reserve units of them that only what must not wait may use
 * @param deferrableLimit units of the rest that calls may use which can wait
 */
public record BucketLimits(String bucket, int limit, int reserve, int deferrableLimit) {
    public BucketLimits {
        if (limit < 0 || reserve < 0 || reserve > limit || deferrableLimit < 0 || deferrableLimit > limit - reserve) {
            throw new IllegalArgumentException("fleet.quota.buckets." + bucket + ": limit " + limit + ", reserve "
                    + reserve + " and what can wait " + deferrableLimit + " do not fit into each other");
        }
    }

    /** From parts of 1; halves of a unit go to what may be used by all. */
    static BucketLimits of(String bucket, int limit, double reserve, double canWait) {
        int kept = (int) Math.floor(limit * reserve);
        return new BucketLimits(bucket, limit, kept, (int) Math.floor((limit - kept) * canWait));
    }

    /** Units that are not in reserve. */
    public int open() {
        return limit - reserve;
    }

    /** The units up to which calls of this urgency go, the reserve left aside. */
    public int limitFor(CallPriority urgency) {
        return urgency == CallPriority.DEFERRABLE ? deferrableLimit : open();
    }
}
