package dev.ratiomesh.fleet;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** The day's quota of the deployment's one project, under {@code fleet.quota}. */
public interface QuotaConfig {
    /** By name; {@code uploads}, {@code search} and {@code pool} must be there. A changed limit holds at once. */
    Map<String, BucketConfig> buckets();

    /** A tenant who used a bucket within so many days, today included, has a share of it kept; 1 or more. */
    @WithDefault("7")
    int activeDays();

    /** So long before the reset, what tenants have not used of their shares begins to be free for others. */
    @WithDefault("PT6H")
    Duration release();

    /** Part of a limit from which on it is told as a warning; above 0, below {@link #critical}. */
    @WithDefault("0.7")
    double warning();

    /** Part of a limit from which on it is told as critical; below 1. */
    @WithDefault("0.9")
    double critical();

    /** Pause between looks for a new quota day. */
    @WithDefault("PT10S")
    Duration every();

    /** One bucket. */
    interface BucketConfig {
        /** Units a day, 0 or more. */
        int limit();

        /** Part of the limit that only what must not wait may use; 0 to 1. */
        @WithDefault("0")
        double reserve();

        /** Part of what is not in reserve that calls may use which can wait; 0 to 1. */
        @WithDefault("0.8")
        double canWait();
    }
}
