package dev.ratiomesh.fleet;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How reports are fetched, under {@code fleet.reports}. */
public interface ReportsConfig {
    /** Pause between looks for what is due. */
    @WithDefault("PT5S")
    Duration look();

    /** Reports fetched at one look at most. */
    @WithDefault("5")
    int batch();

    /** How long a replica keeps what it has claimed; longer than all questions of one report. */
    @WithDefault("PT3M")
    Duration lease();

    /** How often a report is fetched; YouTube works through a day at a time. */
    @WithDefault("PT6H")
    Duration every();

    /** How long a report that could not be fetched is left alone, unless YouTube says when. */
    @WithDefault("PT15M")
    Duration pause();

    /** Videos of a channel that have reports of their own: those that the fleet published last. */
    @WithDefault("50")
    int videos();

    /** Days that a report reaches back, 1 to 365. */
    @WithDefault("28")
    int days();

    /** After how long a metric that YouTube has dropped is asked for again. */
    @WithDefault("P7D")
    Duration askAgain();

    /** Files of the Reporting API read at one look at most; each is a day of a channel. */
    @WithDefault("31")
    int files();
}
