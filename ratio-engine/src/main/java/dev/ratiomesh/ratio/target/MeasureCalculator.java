package dev.ratiomesh.ratio.target;

import dev.ratiomesh.contracts.target.Abstention;
import dev.ratiomesh.contracts.target.Measure;
import dev.ratiomesh.contracts.target.Verdict;
import dev.ratiomesh.ratio.benchmark.line.Benchmark;
import dev.ratiomesh.ratio.benchmark.line.Benchmark.FittedLine;
import dev.ratiomesh.ratio.benchmark.line.BenchmarkLine;
import dev.ratiomesh.ratio.benchmark.line.Prediction;
import dev.ratiomesh.ratio.benchmark.table.EngagementCounter;
import org.jspecify.annotations.Nullable;

/** One counter against its line, or the reason why nothing is said. */
final class MeasureCalculator {

    private final TargetSettings settings;

    MeasureCalculator(TargetSettings settings) {
        this.settings = settings;
    }

    /** The first reason to abstain that applies is the one given. */
    Measure of(EngagementCounter counter, @Nullable Long actual, VideoPosition at, @Nullable Benchmark benchmark) {
        if (!settings.derivedMetrics()) {
            return abstained(Abstention.SWITCHED_OFF, actual, null);
        }
        if (benchmark == null) {
            return abstained(Abstention.GENRE_UNKNOWN, actual, null);
        }
        BenchmarkLine line = benchmark.fitted(counter).map(FittedLine::line).orElse(null);
        if (actual == null) {
            return abstained(Abstention.COUNT_HIDDEN, null, line);
        }
        if (line == null || line.fit().n() < settings.minimumSample()) {
            return abstained(Abstention.SAMPLE_TOO_SMALL, actual, line);
        }
        if (!line.saw(at.views(), settings.rangeWidening())) {
            return abstained(Abstention.OUT_OF_RANGE, actual, line);
        }
        return measured(ShareBounds.of(counter), actual, at, line);
    }

    private Measure measured(ShareBounds bounds, long actual, VideoPosition at, BenchmarkLine line) {
        double views = at.views();
        Prediction prediction = line.at(views, at.ageDays());
        double unbounded = count(prediction.log10());
        double expected = bounds.within(unbounded, views);
        double low = bounds.within(count(prediction.log10() - prediction.halfWidth()), views);
        double high = bounds.within(count(prediction.log10() + prediction.halfWidth()), views);
        return new Measure(
                verdict(actual, low, high),
                null,
                actual,
                expected,
                low,
                high,
                expected - actual,
                atGoal(bounds, at, line),
                bounds.slope(unbounded, views, prediction.slope()),
                line.hash());
    }

    /** At the age the video has now; null where the goal lies outside what was seen. */
    private @Nullable Double atGoal(ShareBounds bounds, VideoPosition at, BenchmarkLine line) {
        double goal = at.viewGoal();
        return line.saw(goal, settings.rangeWidening())
                ? bounds.within(count(line.at(goal, at.ageDays()).log10()), goal)
                : null;
    }

    private static double count(double log10) {
        return Math.pow(10, log10);
    }

    private static Verdict verdict(long actual, double low, double high) {
        if (actual < low) {
            return Verdict.BEHIND;
        }
        return actual > high ? Verdict.AHEAD : Verdict.ON_TRACK;
    }

    private static Measure abstained(Abstention reason, @Nullable Long actual, @Nullable BenchmarkLine line) {
        String model = line == null ? null : line.hash();
        return new Measure(Verdict.ABSTAINED, reason, actual, null, null, null, null, null, null, model);
    }
}
