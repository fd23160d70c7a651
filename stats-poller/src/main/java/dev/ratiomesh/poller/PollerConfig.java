package dev.ratiomesh.poller;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Declares every configuration key of the service, under the prefix {@code poller}. */
@ConfigMapping(prefix = "poller")
public interface PollerConfig {
    /** Delay between two poll cycles for due videos. The first reading of a new campaign waits at most this long. */
    @WithDefault("PT0.2S")
    Duration pollInterval();

    /** Most calls to YouTube in one poll cycle, one after another; the videos left over wait for the next cycle. */
    @WithDefault("20")
    int callsARound();

    /** Lease of a claimed batch. Must exceed the time of one call and of publishing its snapshots. */
    @WithDefault("PT1M")
    Duration lease();

    PlanConfig plan();

    MissingConfig missing();

    Quota quota();

    Youtube youtube();

    /** Retention of ended advertising orders and of campaigns that do not run. Must exceed the longest redelivery. */
    @WithDefault("P30D")
    Duration keep();

    /** Settings of the plan that shares the readings out among the videos. */
    interface PlanConfig {
        /** Longest life of a plan. A changed quota takes effect after this time at the latest; changed campaigns do at once. */
        @WithDefault("PT10S")
        Duration refreshInterval();

        /** Longest time between two readings of a video, kept as far as the quota suffices. */
        @WithDefault("PT6H")
        Duration longestGap();

        /** Factor by which a video with a running advertising order is read more often when quota is scarce; 1 or more. */
        @WithDefault("10")
        double advertBoost();
    }

    /** Settings for videos that YouTube does not return. */
    interface MissingConfig {
        /** Misses in a row after which {@code VideoUnavailable} is published to the campaigns; above 0. */
        @WithDefault("3")
        int unavailableAfterMisses();

        /** Poll interval of a missing video before that, unless its cadence is shorter. */
        @WithDefault("PT1M")
        Duration retryInterval();

        /** Poll interval of an unavailable video, unless its cadence is longer. */
        @WithDefault("PT1H")
        Duration unavailablePollInterval();
    }

    /** Quota of the deployment's one Google Cloud project. */
    interface Quota {
        /** Calls to {@code videos:batchGetStats} per quota day; the default is Google's. */
        @WithDefault("10000")
        int batchGetStats();

        /** Units per quota day of the pool that all other methods share; the default is Google's. */
        @WithDefault("10000")
        int pool();

        /** Units of the pool that are reserved for other services and never spent on readings; a reply to a comment costs 50. */
        @WithDefault("5000")
        int poolReserve();

        /** Calls that may follow each other at once after an idle time; further calls are spread over the day. Above 0. */
        @WithDefault("20")
        int burst();
    }

    /** Access to the YouTube Data API. */
    interface Youtube {
        /** Scheme, host and port of the API. */
        @WithDefault("https://www.googleapis.com")
        URI url();

        /** API key of the deployment's one project. Required: the service does not start without it. */
        String key();

        /** Timeout of one call, from the request to the last byte. Must be shorter than the lease. */
        @WithDefault("PT10S")
        Duration timeout();

        /** Largest response body that is read, in bytes; 50 videos take about 60 KiB by {@code videos.list}. */
        @WithDefault("1048576")
        int maxAnswer();

        /** Most calls per second, however much quota is left. */
        @WithDefault("10")
        int callsASecond();

        /** Initial back-off after a failed call; doubled with each further failure. */
        @WithDefault("PT1S")
        Duration firstRest();

        /** Longest back-off, also the one after a rejected key or request. */
        @WithDefault("PT5M")
        Duration longestRest();
    }
}
