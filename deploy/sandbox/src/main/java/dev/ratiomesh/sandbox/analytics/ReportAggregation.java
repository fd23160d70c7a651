package dev.ratiomesh.sandbox.analytics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds up the metrics of the requested videos by the requested dimensions. */
final class ReportAggregation {
    /** Below so many views no part of the audience is reported. */
    private static final double MIN_AUDIENCE = 100;

    /** Day of YouTube's first upload; no report goes further back. */
    private static final LocalDate FIRST_UPLOAD = LocalDate.of(2005, 4, 23);

    private final VideoDays days;
    private final AnalyticsQuery query;
    private final Map<List<String>, MetricTotals> totals = new HashMap<>();

    ReportAggregation(VideoDays days, AnalyticsQuery query) {
        this.days = days;
        this.query = query;
    }

    /** Returns the rows up to the last processed day, in the order of their dimensions; none for a small audience. */
    List<ReportCell> rows(List<String> videos, LocalDate last) {
        for (String video : videos) {
            for (LocalDate day = first(); !day.isAfter(last); day = day.plusDays(1)) {
                add(video, day);
            }
        }
        double all = totals.values().stream().mapToDouble(MetricTotals::views).sum();
        boolean parts = query.dimensions().stream().anyMatch(AudienceSegments::isSegment) || isRetention();
        if (parts && all < MIN_AUDIENCE) {
            return List.of();
        }
        return isRetention() ? AudienceRetention.rows(totals.getOrDefault(List.of(""), MetricTotals.NONE)) : cells(all);
    }

    private LocalDate first() {
        return query.from().isBefore(FIRST_UPLOAD) ? FIRST_UPLOAD : query.from();
    }

    private void add(String video, LocalDate day) {
        MetricTotals dayTotals = days.totalsOn(video, day);
        String country = query.filters().country();
        if (country != null) {
            dayTotals = dayTotals.times(
                    AudienceSegments.shares("country", video, dayTotals).getOrDefault(country, 0d));
        }
        if (dayTotals.views() > 0) {
            spread(video, day, dayTotals);
        }
    }

    private void spread(String video, LocalDate day, MetricTotals whole) {
        Map<List<String>, Double> parts = new HashMap<>(Map.of(List.of(), 1d));
        for (String dimension : query.dimensions()) {
            Map<List<String>, Double> finer = new HashMap<>();
            Map<String, Double> values = values(dimension, video, day, whole);
            parts.forEach((key, share) -> values.forEach((value, part) -> finer.put(longer(key, value), share * part)));
            parts = finer;
        }
        parts.forEach((key, share) -> totals.merge(key, whole.times(share), MetricTotals::plus));
    }

    private static Map<String, Double> values(String dimension, String video, LocalDate day, MetricTotals whole) {
        return switch (dimension) {
            case "day" -> Map.of(day.toString(), 1d);
            case "video" -> Map.of(video, 1d);
            case "elapsedVideoTimeRatio" -> Map.of("", 1d);
            default -> AudienceSegments.shares(dimension, video, whole);
        };
    }

    private List<ReportCell> cells(double all) {
        return totals.entrySet().stream()
                .map(entry -> new ReportCell(entry.getKey(), entry.getValue(), all))
                .sorted(Comparator.comparing(cell -> String.join("\t", cell.key())))
                .toList();
    }

    private boolean isRetention() {
        return query.dimensions().contains("elapsedVideoTimeRatio");
    }

    private static List<String> longer(List<String> key, String value) {
        List<String> longer = new ArrayList<>(key);
        longer.add(value);
        return List.copyOf(longer);
    }
}
