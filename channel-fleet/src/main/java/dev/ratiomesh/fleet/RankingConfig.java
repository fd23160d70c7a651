package dev.ratiomesh.fleet;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How channels of an owner's list are put in order for an upload, under {@code fleet.ranking}; the weights make 100. */
public interface RankingConfig {
    /** For what is left of the channel's day. */
    @WithDefault("40")
    int quotaLeft();

    /** For few uploads today. */
    @WithDefault("30")
    int uploadsToday();

    /** For few errors of late. */
    @WithDefault("20")
    int recentErrors();

    /** For a long time since its last upload. */
    @WithDefault("10")
    int rest();

    /** So many errors take all points for errors; above 0. */
    @WithDefault("5")
    int errorsTolerated();

    /** After so long a channel is fully rested. */
    @WithDefault("PT24H")
    Duration restedAfter();

    /** Whether reserve channels come last unless they stand in. */
    @WithDefault("true")
    boolean reserveLast();
}
