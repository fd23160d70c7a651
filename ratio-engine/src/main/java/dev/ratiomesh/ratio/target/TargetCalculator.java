package dev.ratiomesh.ratio.target;

import dev.ratiomesh.contracts.target.Measure;
import dev.ratiomesh.contracts.target.TargetFact.TargetComputed;
import dev.ratiomesh.contracts.video.VideoFact.VideoObserved;
import dev.ratiomesh.ratio.benchmark.line.Benchmark;
import dev.ratiomesh.ratio.benchmark.line.Benchmarks;
import dev.ratiomesh.ratio.benchmark.table.EngagementCounter;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Computes targets: a pure function of the snapshot, the benchmarks and the settings. */
public final class TargetCalculator {

    private static final double SECONDS_A_DAY = Duration.ofDays(1).toSeconds();

    private final MeasureCalculator measures;

    public TargetCalculator(TargetSettings settings) {
        this.measures = new MeasureCalculator(settings);
    }

    public TargetComputed compute(VideoObserved video, Benchmarks benchmarks) {
        Double ageDays = ageDays(video.publishedAt(), video.observedAt());
        Benchmark benchmark = benchmarks.findOrNull(video.genre());
        VideoPosition position = new VideoPosition(video.views(), video.viewGoal(), ageDays);
        Measure likes = measures.measure(EngagementCounter.LIKES, video.likes(), position, benchmark);
        Measure comments = measures.measure(EngagementCounter.COMMENTS, video.comments(), position, benchmark);
        return new TargetComputed(
                video.campaignId(),
                video.tenantId(),
                video.videoId(),
                video.observedAt(),
                video.views(),
                video.genre(),
                video.viewGoal(),
                ageDays,
                likes.verdict(),
                likes,
                comments);
    }

    /** Returns the age in days; 0 for a premiere, which is watched before it is published; null when unknown. */
    private static @Nullable Double ageDays(@Nullable Instant publishedAt, Instant observedAt) {
        return publishedAt == null
                ? null
                : Math.max(0, Duration.between(publishedAt, observedAt).toSeconds() / SECONDS_A_DAY);
    }
}
