package dev.ratiomesh.fleet;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** Configures the daily quota of the deployment's one Google project, under {@code fleet.quota}. */
public interface QuotaConfig {
    /**
     * Buckets by name; {@code uploads}, {@code search} and {@code pool} are required. A changed limit applies at once.
     */
    Map<String, BucketConfig> buckets();

    /** Days, today included, for which a tenant that used a bucket has a share reserved; 1 or more. Default 7. */
    @WithDefault("7")
    int activeDays();

    /**
     * Time before the reset from which the tenants' unused shares are released to others step by step. Default 6 hours.
     */
    @WithDefault("PT6H")
    Duration shareReleaseWindow();

    /**
     * Fraction of a limit from which usage is announced as a warning; above 0, below {@link #critical}. Default 0.7.
     */
    @WithDefault("0.7")
    double warning();

    /** Fraction of a limit from which usage is announced as critical; below 1. Default 0.9. */
    @WithDefault("0.9")
    double critical();

    /** Interval between checks for a new quota day. Default 10 seconds. */
    @WithDefault("PT10S")
    Duration pollInterval();

    /** Configures one bucket. */
    interface BucketConfig {
        /** Units a day, 0 or more. */
        int limit();

        /** Fraction of the limit that only critical calls may use, 0 to 1. Default 0. */
        @WithDefault("0")
        double reserveFraction();

        /** Fraction of the unreserved units that deferrable calls may use, 0 to 1. Default 0.8. */
        @WithDefault("0.8")
        double deferrableFraction();
    }
}
