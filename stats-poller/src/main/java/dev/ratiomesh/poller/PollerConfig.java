package dev.ratiomesh.poller;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Every key of the service, under {@code poller}. */
@ConfigMapping(prefix = "poller")
public interface PollerConfig {
    /** Pause between looks for videos that are due. The first reading of a new campaign waits for it. */
    @WithDefault("PT0.2S")
    Duration every();

    /** Calls that one look makes at most, one after another; what is left waits for the next look. */
    @WithDefault("20")
    int callsARound();

    /** How long a replica keeps a claimed batch; longer than a call and its snapshots may take. */
    @WithDefault("PT1M")
    Duration lease();

    PlanConfig plan();

    MissingConfig missing();

    Quota quota();

    Youtube youtube();

    /** How long advertising orders that ended and campaigns that do not run are remembered. Longer than any redelivery. */
    @WithDefault("P30D")
    Duration keep();

    /** How readings are shared out. */
    interface PlanConfig {
        /** How long a plan is kept; new wishes and a changed quota are seen after this time at the latest. */
        @WithDefault("PT10S")
        Duration every();

        /** No video is left unread for longer, if the quota can hold that. */
        @WithDefault("PT6H")
        Duration longestGap();

        /** How many times more often a video with a running advertising order is read when readings are scarce. */
        @WithDefault("10")
        double advertBoost();
    }

    /** Patience with ids that YouTube does not answer. */
    interface MissingConfig {
        /** Readings in a row without an answer after which the campaigns are told. */
        @WithDefault("3")
        int patience();

        /** The pause between tries until then, unless the cadence is shorter. */
        @WithDefault("PT1M")
        Duration retry();

        /** The pause between tries from then on, unless the cadence is longer. */
        @WithDefault("PT1H")
        Duration slow();
    }

    /** The quota of the one Google Cloud project of this deployment. */
    interface Quota {
        /** Calls to {@code videos:batchGetStats} a quota day; Google's default. */
        @WithDefault("10000")
        int batchGetStats();

        /** Units a quota day of the pool that all other methods share; Google's default. */
        @WithDefault("10000")
        int pool();

        /** Units of the pool that readings leave to the other services: a reply to a comment costs 50. */
        @WithDefault("5000")
        int poolReserve();

        /** Calls that may be made at once after a quiet time; beyond that they are spread over the day. */
        @WithDefault("20")
        int burst();
    }

    /** The YouTube Data API. */
    interface Youtube {
        /** Scheme, host and port. */
        @WithDefault("https://www.googleapis.com")
        URI url();

        /** The API key of the deployment's one project. */
        String key();

        /** For one call, from the request to the last byte. Shorter than the lease. */
        @WithDefault("PT10S")
        Duration timeout();

        /** The largest answer that is read, in bytes; 50 videos take about 60 KiB by {@code videos.list}. */
        @WithDefault("1048576")
        int maxAnswer();

        /** Calls a second, however much quota there is. */
        @WithDefault("10")
        int callsASecond();

        /** The first rest after YouTube was busy; each further one is twice as long. */
        @WithDefault("PT1S")
        Duration firstRest();

        /** The longest rest. */
        @WithDefault("PT5M")
        Duration longestRest();
    }
}
