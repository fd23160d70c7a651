package dev.ratiomesh.contracts.target;

import dev.ratiomesh.contracts.EventType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A fact about one snapshot in comparison with its benchmark. */
public sealed interface TargetFact {

    String campaignId();

    String tenantId();

    /**
     * Expected likes and comments at the current views. The fact names its inputs and models, so that it can be
     * recomputed exactly.
     *
     * @param observedAt time of the snapshot; with the campaign id it identifies the snapshot
     * @param views views of the snapshot
     * @param genre genre of the benchmark
     * @param viewGoal view goal of the brief
     * @param ageDays age of the video at the reading in days, null when its publication time is not known
     * @param verdict verdict of the likes, which orders depend on
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
