package dev.ratiomesh.campaign;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Every key of campaign-service's own, under {@code campaign}. */
@ConfigMapping(prefix = "campaign")
public interface CampaignConfig {
    /** At start, empties the projections and makes them again from the topics. Set for one start, all replicas down. */
    @WithDefault("false")
    boolean rebuild();

    /** How long snapshots, targets and the outcomes of commands are kept and shown. YouTube's policy (III.E.4) allows 30 days without refreshing. */
    @WithDefault("P30D")
    Duration keepHistory();

    /** How far back a broken live stream can be resumed; longer ago, it begins with everything. */
    @WithDefault("PT1H")
    Duration keepChanges();

    Stream stream();

    /** The live stream. */
    interface Stream {
        /** Pause between looks for changes. */
        @WithDefault("PT0.3S")
        Duration every();

        /** A comment that keeps idle connections open. */
        @WithDefault("PT15S")
        Duration heartbeat();

        /** Open streams of one replica at most. */
        @WithDefault("200")
        int connections();

        /** A stream ends after so long; its listener comes back, and its token is looked at again. */
        @WithDefault("PT1H")
        Duration longest();
    }
}
