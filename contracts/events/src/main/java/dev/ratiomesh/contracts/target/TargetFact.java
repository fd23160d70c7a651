package dev.ratiomesh.contracts.target;

import dev.ratiomesh.contracts.EventType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the benchmark says of one snapshot. */
public sealed interface TargetFact {

    String campaignId();

    String tenantId();

    /**
     * Expected likes and comments at the current views. It names its inputs and its models, so that it can be
     * recomputed exactly.
     *
     * @param observedAt the snapshot's time; with the campaign id it names the snapshot
     * @param views of the snapshot
     * @param genre the benchmark asked for
     * @param viewGoal of the brief
     * @param ageDays the video's age at the reading in days, null when its publication time is not known
     * @param verdict that of the likes, on which orders rest
     */
    @EventType("target.computed.v1")
    record TargetComputed(
            String campaignId,
            String tenantId,
            String videoId,
            Instant observedAt,
            long views,
            String genre,
            long viewGoal,
            @Nullable Double ageDays,
            Verdict verdict,
            Measure likes,
            Measure comments)
            implements TargetFact {}
}
