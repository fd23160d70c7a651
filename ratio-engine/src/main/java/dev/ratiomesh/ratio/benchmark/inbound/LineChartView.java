package dev.ratiomesh.ratio.benchmark.inbound;

import dev.ratiomesh.ratio.benchmark.line.Benchmark.FittedLine;
import dev.ratiomesh.ratio.benchmark.line.BenchmarkLine;
import dev.ratiomesh.ratio.benchmark.line.Prediction;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A chart of one line, ready to be drawn on two logarithmic axes: x is views, y the count.
 *
 * @param points a sample of the table's rows; empty for published coefficients, whose rows are not shipped
 * @param line the expectation of a video of unknown age, with its 80 % prediction interval
 */
public record LineChartView(String label, LineView model, List<Dot> points, List<LinePoint> line) {

    private static final int LINE_POINTS = 30;

    /** One video of the table. */
    public record Dot(long x, long y) {}

    /** The line and its interval at one number of views. */
    public record LinePoint(double x, double y, double low, double high) {}

    static LineChartView of(LineView model, FittedLine fitted) {
        List<Dot> points = fitted.sample().stream()
                .map(point -> new Dot(point.views(), point.count()))
                .toList();
        return new LineChartView(BenchmarkListView.LABEL, model, points, linePoints(fitted.line()));
    }

    private static List<LinePoint> linePoints(BenchmarkLine line) {
        double from = Math.log10(line.fit().minViews());
        double to = Math.log10(line.fit().maxViews());
        return IntStream.range(0, LINE_POINTS)
                .mapToObj(i -> linePoint(line, Math.pow(10, from + (to - from) * i / (LINE_POINTS - 1))))
                .toList();
    }

    private static LinePoint linePoint(BenchmarkLine line, double views) {
        Prediction prediction = line.predict(views, null);
        return new LinePoint(
                views,
                Math.pow(10, prediction.log10()),
                Math.pow(10, prediction.log10() - prediction.halfWidth()),
                Math.pow(10, prediction.log10() + prediction.halfWidth()));
    }
}
