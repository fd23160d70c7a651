package dev.ratiomesh.campaign;

import dev.ratiomesh.delivery.http.StreamConfig;
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

    /** The live stream. */
    StreamConfig stream();
}
