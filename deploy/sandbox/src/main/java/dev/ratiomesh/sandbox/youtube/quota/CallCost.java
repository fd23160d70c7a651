package dev.ratiomesh.sandbox.youtube.quota;

/** Holds the quota cost of a call: units of a bucket, 0 or more. */
public record CallCost(QuotaMetric bucket, int units) {
    /** Cost of a call that reads. */
    public static final CallCost READ = new CallCost(QuotaMetric.POOL, 1);

    /** Cost of a call that writes. */
    public static final CallCost WRITE = new CallCost(QuotaMetric.POOL, 50);
}
