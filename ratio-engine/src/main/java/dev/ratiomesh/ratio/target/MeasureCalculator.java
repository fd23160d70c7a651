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

/** Compares one counter with its line, or abstains with a reason. */
final class MeasureCalculator {

    private final TargetSettings settings;

    MeasureCalculator(TargetSettings settings) {
        this.settings = settings;
    }

    /**
     * Measures one counter; the first reason to abstain that applies is given.
     *
     * @param actual null when hidden
     * @param benchmark null when the genre has none
     */
    Measure measure(
            EngagementCounter counter, @Nullable Long actual, VideoPosition position, @Nullable Benchmark benchmark) {
        if (!settings.derivedMetrics()) {
            return abstained(Abstention.SWITCHED_OFF, actual, null);
        }
        if (benchmark == null) {
            return abstained(Abstention.GENRE_UNKNOWN, actual, null);
        }
        BenchmarkLine line = benchmark.line(counter).map(FittedLine::line).orElse(null);
        if (actual == null) {
            return abstained(Abstention.COUNT_HIDDEN, null, line);
        }
        if (line == null || line.fit().n() < settings.minimumSample()) {
            return abstained(Abstention.SAMPLE_TOO_SMALL, actual, line);
        }
        if (!line.covers(position.views(), settings.rangeWidening())) {
            return abstained(Abstention.OUT_OF_RANGE, actual, line);
        }
        return measured(ShareBounds.of(counter), actual, position, line);
    }

    private Measure measured(ShareBounds bounds, long actual, VideoPosition position, BenchmarkLine line) {
        double views = position.views();
        Prediction prediction = line.predict(views, position.ageDays());
        double unbounded = count(prediction.log10());
        double expected = bounds.clamp(unbounded, views);
        double low = bounds.clamp(count(prediction.log10() - prediction.halfWidth()), views);
        double high = bounds.clamp(count(prediction.log10() + prediction.halfWidth()), views);
        return new Measure(
                verdict(actual, low, high),
                null,
                actual,
                expected,
                low,
                high,
                expected - actual,
                expectedAtGoal(bounds, position, line),
                bounds.slope(unbounded, views, prediction.slope()),
                line.hash());
    }

    /** Returns the expectation at the view goal and the current age; null when the goal lies outside the line's range. */
    private @Nullable Double expectedAtGoal(ShareBounds bounds, VideoPosition position, BenchmarkLine line) {
        double goal = position.viewGoal();
        return line.covers(goal, settings.rangeWidening())
                ? bounds.clamp(count(line.predict(goal, position.ageDays()).log10()), goal)
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

    /** The plausible range of a count as shares of the views; bounds a line at its ends. */
    record ShareBounds(double minShare, double maxShare) {

        private static final ShareBounds LIKES = new ShareBounds(0.001, 0.15);
        private static final ShareBounds COMMENTS = new ShareBounds(0.0001, 0.05);

        static ShareBounds of(EngagementCounter counter) {
            return counter == EngagementCounter.LIKES ? LIKES : COMMENTS;
        }

        double clamp(double count, double views) {
            return Math.min(Math.max(count, minShare * views), maxShare * views);
        }

        /** Returns the derivative of the bounded expectation by views; at a bound the expectation is a share of the views. */
        double slope(double count, double views, double logSlope) {
            double bounded = clamp(count, views);
            return bounded == count ? logSlope * count / views : bounded / views;
        }
    }
}
