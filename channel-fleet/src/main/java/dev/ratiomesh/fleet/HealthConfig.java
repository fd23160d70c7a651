package dev.ratiomesh.fleet;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How channels are judged, under {@code fleet.health}; the weights of the score make 100. */
public interface HealthConfig {
    /** Pause between looks at the channels. */
    @WithDefault("PT10S")
    Duration every();

    /** Points for a grant that works. */
    @WithDefault("30")
    int token();

    /** Points for what is left of the day. */
    @WithDefault("20")
    int quota();

    /** Points for calls without errors. */
    @WithDefault("30")
    int errors();

    /** Points for a success of late. */
    @WithDefault("20")
    int success();

    /** Part of the calls of this hour and the one before that must fail for a channel to count as failing. */
    @WithDefault("0.5")
    double failing();

    /** Part below or at which it no longer does; below {@link #failing}. */
    @WithDefault("0.2")
    double well();

    /** With fewer failed calls nothing is concluded; 1 or more. */
    @WithDefault("5")
    int leastFailures();

    /** A channel stays failing for as long at least; errors that go on so long without a success make it failing, too. */
    @WithDefault("PT5M")
    Duration stay();

    /** A success so long ago is as good as one now. */
    @WithDefault("PT24H")
    Duration fresh();

    /** A success so long ago is none. */
    @WithDefault("P7D")
    Duration stale();
}
