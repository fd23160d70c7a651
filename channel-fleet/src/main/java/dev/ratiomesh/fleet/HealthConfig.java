package dev.ratiomesh.fleet;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Configures how channel health is assessed, under {@code fleet.health}; the four weights add up to 100. */
public interface HealthConfig {
    /** Interval between assessments of all channels. Default 10 seconds. */
    @WithDefault("PT10S")
    Duration pollInterval();

    /** Weight of a working grant, in points. Default 30. */
    @WithDefault("30")
    int token();

    /** Weight of the quota left today, in points. Default 20. */
    @WithDefault("20")
    int quota();

    /** Weight of calls without errors, in points. Default 30. */
    @WithDefault("30")
    int errors();

    /** Weight of a recent success, in points. Default 20. */
    @WithDefault("20")
    int success();

    /** Fraction of failed calls, in this hour and the previous one, from which a channel is FAILING. Default 0.5. */
    @WithDefault("0.5")
    double failingErrorRate();

    /**
     * Fraction of failed calls at or below which a channel has recovered. Default 0.2; below {@link #failingErrorRate}.
     */
    @WithDefault("0.2")
    double recoveredErrorRate();

    /** Failed calls below which no channel becomes FAILING, 1 or more. Default 5. */
    @WithDefault("5")
    int minFailures();

    /**
     * Shortest time a channel stays FAILING. Default 5 minutes. Errors that last as long without a success make a channel
     * FAILING, too.
     */
    @WithDefault("PT5M")
    Duration minFailingDuration();

    /** Age up to which the last success scores in full. Default 24 hours. */
    @WithDefault("PT24H")
    Duration successFresh();

    /** Age from which the last success scores nothing; above {@link #successFresh}. Default 7 days. */
    @WithDefault("P7D")
    Duration successStale();
}
