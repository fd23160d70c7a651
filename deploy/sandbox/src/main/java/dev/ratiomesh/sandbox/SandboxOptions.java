package dev.ratiomesh.sandbox;

import dev.ratiomesh.sandbox.world.AdResponse;
import dev.ratiomesh.sandbox.youtube.quota.BucketSizes;
import dev.ratiomesh.sandbox.youtube.quota.QuotaErrorShape;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Holds the options of a sandbox.
 *
 * @param port TCP port on the loopback address; 0 takes a free one
 * @param speed simulated seconds in a real second, above 0 up to 100,000
 * @param series CSV of recorded series to replay, or null for generated videos only
 * @param journal file that carries the ad accounts and the clock over a restart, or null to forget them
 * @param seed of generated videos and of faults that strike at a rate
 * @param buckets YouTube quota a day
 * @param adResponse views, likes and comments that advertising earns
 * @param quotaError error that an exhausted bucket answers
 * @param clock real time
 */
public record SandboxOptions(
        int port,
        double speed,
        @Nullable Path series,
        @Nullable Path journal,
        long seed,
        BucketSizes buckets,
        AdResponse adResponse,
        QuotaErrorShape quotaError,
        InstantSource clock) {
    private static final double MAX_SPEED = 100_000;

    public SandboxOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0..65535: " + port);
        }
        if (!(speed > 0 && speed <= MAX_SPEED)) {
            throw new IllegalArgumentException("speed must be above 0 and at most 100000: " + speed);
        }
    }

    /** Returns the defaults: port 8090, a simulated minute a second, no recorded series, no journal. */
    public static SandboxOptions defaults() {
        return new SandboxOptions(
                8090,
                60,
                null,
                null,
                1,
                BucketSizes.DEFAULT,
                AdResponse.DEFAULT,
                QuotaErrorShape.DOCUMENTED_403,
                InstantSource.system());
    }

    public SandboxOptions withPort(int newPort) {
        return new SandboxOptions(newPort, speed, series, journal, seed, buckets, adResponse, quotaError, clock);
    }

    public SandboxOptions withSpeed(double newSpeed) {
        return new SandboxOptions(port, newSpeed, series, journal, seed, buckets, adResponse, quotaError, clock);
    }

    public SandboxOptions withSeries(@Nullable Path newSeries) {
        return new SandboxOptions(port, speed, newSeries, journal, seed, buckets, adResponse, quotaError, clock);
    }

    public SandboxOptions withJournal(@Nullable Path newJournal) {
        return new SandboxOptions(port, speed, series, newJournal, seed, buckets, adResponse, quotaError, clock);
    }

    public SandboxOptions withSeed(long newSeed) {
        return new SandboxOptions(port, speed, series, journal, newSeed, buckets, adResponse, quotaError, clock);
    }

    public SandboxOptions withBuckets(BucketSizes newBuckets) {
        return new SandboxOptions(port, speed, series, journal, seed, newBuckets, adResponse, quotaError, clock);
    }

    public SandboxOptions withAdResponse(AdResponse newAdResponse) {
        return new SandboxOptions(port, speed, series, journal, seed, buckets, newAdResponse, quotaError, clock);
    }

    public SandboxOptions withQuotaError(QuotaErrorShape newQuotaError) {
        return new SandboxOptions(port, speed, series, journal, seed, buckets, adResponse, newQuotaError, clock);
    }

    public SandboxOptions withClock(InstantSource newClock) {
        return new SandboxOptions(port, speed, series, journal, seed, buckets, adResponse, quotaError, newClock);
    }
}
