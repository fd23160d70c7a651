package dev.ratiomesh.sandbox.youtube;

/** What a call costs: units of a bucket, 0 or more. */
public record Price(Bucket bucket, int units) {
    /** A call that reads. */
    public static final Price READ = new Price(Bucket.POOL, 1);

    /** A call that writes. */
    public static final Price WRITE = new Price(Bucket.POOL, 50);
}
