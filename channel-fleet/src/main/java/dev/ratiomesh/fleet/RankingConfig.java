package dev.ratiomesh.fleet;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * Configures the order in which a request's channels are tried for an upload, under {@code fleet.ranking}; the weights
 * add up to 100.
 */
public interface RankingConfig {
    /** Weight of the upload quota left on the channel today, in points. Default 40. */
    @WithDefault("40")
    int quotaLeft();

    /** Weight of few uploads today, in points. Default 30. */
    @WithDefault("30")
    int uploadsToday();

    /** Weight of few recent errors, in points. Default 20. */
    @WithDefault("20")
    int recentErrors();

    /** Weight of the time since the channel's last upload, in points. Default 10. */
    @WithDefault("10")
    int rest();

    /** Recent errors from which the error weight scores nothing; 1 or more. Default 5. */
    @WithDefault("5")
    int errorsTolerated();

    /** Time since the last upload from which a channel is fully rested; above 0. Default 24 hours. */
    @WithDefault("PT24H")
    Duration restedAfter();

    /** True when reserve channels rank last unless they stand in for another. Default true. */
    @WithDefault("true")
    boolean reserveLast();
}
