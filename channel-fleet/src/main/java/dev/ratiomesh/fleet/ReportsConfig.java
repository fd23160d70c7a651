package dev.ratiomesh.fleet;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Configures how reports are fetched, under {@code fleet.reports}. */
public interface ReportsConfig {
    /** Interval between polls for due reports. Default 5 seconds. */
    @WithDefault("PT5S")
    Duration pollInterval();

    /** Most reports claimed in one poll. Default 5. */
    @WithDefault("5")
    int claimSize();

    /** Lease of a claimed report. Default 3 minutes; must exceed the time for all queries of one report. */
    @WithDefault("PT3M")
    Duration lease();

    /** Interval between fetches of a report. Default 6 hours; YouTube publishes new figures once a day. */
    @WithDefault("PT6H")
    Duration refreshInterval();

    /** Delay before a failed report is fetched again, unless YouTube names a time. Default 15 minutes. */
    @WithDefault("PT15M")
    Duration retryDelay();

    /** Videos of a channel with reports of their own: the latest ones the fleet published. Default 50. */
    @WithDefault("50")
    int videos();

    /** Days that a report covers, 1 to 365. Default 28. */
    @WithDefault("28")
    int days();

    /** Time after which a metric that YouTube dropped is queried again. Default 7 days. */
    @WithDefault("P7D")
    Duration askAgain();

    /** Most Reporting API files read in one poll of a channel; each holds one day of a channel. Default 31. */
    @WithDefault("31")
    int files();
}
