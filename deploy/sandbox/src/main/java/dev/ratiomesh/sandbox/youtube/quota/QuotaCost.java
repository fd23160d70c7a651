package dev.ratiomesh.sandbox.youtube.quota;

/** What a call costs: units of a bucket, 0 or more. */
public record QuotaCost(QuotaMetric bucket, int units) {
    /** A call that reads. */
    public static final QuotaCost READ = new QuotaCost(QuotaMetric.POOL, 1);

    /** A call that writes. */
    public static final QuotaCost WRITE = new QuotaCost(QuotaMetric.POOL, 50);
}
