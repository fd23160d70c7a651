package dev.ratiomesh.sandbox.analytics;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A number that can be asked for; a whole one is sent without a fraction. */
record Metric(String name, boolean whole, ToDoubleFunction<Cell> value) {
    private static final double SHARES_PER_LIKE = 0.05;

    private static final Map<String, Metric> ALL = Stream.of(
                    whole("views", Tally::views),
                    whole("engagedViews", Tally::engaged),
                    whole("estimatedMinutesWatched", tally -> tally.secondsSum() / 60),
                    whole("averageViewDuration", Tally::averageSeconds),
                    new Metric(
                            "averageViewPercentage", false, cell -> cell.tally().averagePercent()),
                    whole("subscribersGained", Tally::gained),
                    whole("subscribersLost", Tally::lost),
                    whole("likes", Tally::likes),
                    whole("dislikes", tally -> tally.likes() / 50),
                    whole("comments", Tally::comments),
                    whole("shares", tally -> tally.likes() * SHARES_PER_LIKE),
                    new Metric("viewerPercentage", false, Cell::percentOfViews),
                    new Metric("audienceWatchRatio", false, Retention::watchRatio),
                    new Metric("relativeRetentionPerformance", false, Retention::relativePerformance))
            .collect(Collectors.toUnmodifiableMap(Metric::name, Function.identity()));

    /** What most combinations serve. */
    static final Set<String> BASE = Set.of(
            "views",
            "engagedViews",
            "estimatedMinutesWatched",
            "averageViewDuration",
            "averageViewPercentage",
            "subscribersGained",
            "subscribersLost",
            "likes",
            "dislikes",
            "comments",
            "shares");

    static boolean isKnown(String name) {
        return ALL.containsKey(name);
    }

    static Metric of(String name) {
        Metric metric = ALL.get(name);
        if (metric == null) {
            throw new IllegalArgumentException("there is no metric " + name);
        }
        return metric;
    }

    double of(Cell cell) {
        return whole ? Math.round(value.applyAsDouble(cell)) : Math.round(value.applyAsDouble(cell) * 10_000) / 10_000d;
    }

    void put(Cell cell, ArrayNode row) {
        if (whole) {
            row.add((long) of(cell));
        } else {
            row.add(of(cell));
        }
    }

    private static Metric whole(String name, ToDoubleFunction<Tally> value) {
        return new Metric(name, true, cell -> value.applyAsDouble(cell.tally()));
    }
}
