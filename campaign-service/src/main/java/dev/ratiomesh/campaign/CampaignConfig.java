package dev.ratiomesh.campaign;

import dev.ratiomesh.delivery.http.StreamConfig;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Declares the configuration keys of campaign-service, under the prefix {@code campaign}. */
@ConfigMapping(prefix = "campaign")
public interface CampaignConfig {
    /** Rebuilds the projections from the topics at start. Set it for one start, with every other replica down. */
    @WithDefault("false")
    boolean rebuild();

    /** Retention of snapshots, targets and command outcomes. YouTube's policy (III.E.4) allows 30 days without a refresh. */
    @WithDefault("P30D")
    Duration keepHistory();

    /** Longest interruption after which a live stream can be resumed; after a longer one it begins with every campaign. */
    @WithDefault("PT1H")
    Duration keepChanges();

    /** Settings of the live stream. */
    StreamConfig stream();
}
