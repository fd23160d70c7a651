package dev.ratiomesh.fleet.quota;

/**
 * How a bucket's day is divided.
 *
 * @param limit units a day, 0 or more
 * @param reserve units of them that only what must not wait may use
 * @param early units of the rest that calls may use which can wait
 */
public record BucketRules(String bucket, int limit, int reserve, int early) {
    public BucketRules {
        if (limit < 0 || reserve < 0 || reserve > limit || early < 0 || early > limit - reserve) {
            throw new IllegalArgumentException("fleet.quota.buckets." + bucket + ": limit " + limit + ", reserve "
                    + reserve + " and what can wait " + early + " do not fit into each other");
        }
    }

    /** From parts of 1; halves of a unit go to what may be used by all. */
    static BucketRules of(String bucket, int limit, double reserve, double canWait) {
        int kept = (int) Math.floor(limit * reserve);
        return new BucketRules(bucket, limit, kept, (int) Math.floor((limit - kept) * canWait));
    }

    /** Units that are not in reserve. */
    public int open() {
        return limit - reserve;
    }

    /** The units up to which calls of this urgency go, the reserve left aside. */
    public int line(Urgency urgency) {
        return urgency == Urgency.CAN_WAIT ? early : open();
    }
}
