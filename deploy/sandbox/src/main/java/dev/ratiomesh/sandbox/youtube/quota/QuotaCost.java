package dev.ratiomesh.sandbox.youtube.quota;

/** Holds the quota cost of a call: units of a bucket, 0 or more. */
public record QuotaCost(QuotaMetric bucket, int units) {
    /** Cost of a call that reads. */
    public static final QuotaCost READ = new QuotaCost(QuotaMetric.POOL, 1);

    /** Cost of a call that writes. */
    public static final QuotaCost WRITE = new QuotaCost(QuotaMetric.POOL, 50);
}
