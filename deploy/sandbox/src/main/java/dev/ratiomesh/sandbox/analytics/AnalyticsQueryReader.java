package dev.ratiomesh.sandbox.analytics;

import dev.ratiomesh.sandbox.wire.HttpCall;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of {@code reports.query}; a rejection names the invalid parameter. */
final class AnalyticsQueryReader {
    private static final int MAX_VIDEOS = 500;

    private final HttpCall call;

    AnalyticsQueryReader(HttpCall call) {
        this.call = call;
    }

    AnalyticsQuery read(String channel) throws ReportRejectedException {
        requireOwn(channel);
        LocalDate from = date("startDate");
        LocalDate to = date("endDate");
        if (to.isBefore(from)) {
            throw new ReportRejectedException(ApiError.bad("Invalid date range: endDate is before startDate."));
        }
        List<String> metrics = metrics();
        List<String> dimensions = call.list("dimensions");
        AnalyticsQuery.SortOrder order = new AnalyticsQuery.SortOrder(call.list("sort"));
        requireColumns(order, metrics, dimensions);
        Integer maxResults = whole("maxResults");
        Integer startIndex = whole("startIndex");
        return new AnalyticsQuery(
                from, to, metrics, dimensions, filters(), order, maxResults, startIndex == null ? 1 : startIndex);
    }

    private void requireOwn(String channel) throws ReportRejectedException {
        String ids = required("ids");
        if (!ids.startsWith("channel==")) {
            throw new ReportRejectedException(
                    ApiError.bad("Invalid value '" + ids + "' for parameter ids: channel==MINE is needed."));
        }
        String named = ids.substring("channel==".length());
        if (!named.equals("MINE") && !named.equals(channel)) {
            throw new ReportRejectedException(
                    new ApiError(403, "forbidden", "Forbidden: you are not the owner of " + named));
        }
    }

    private List<String> metrics() throws ReportRejectedException {
        required("metrics");
        List<String> metrics = call.list("metrics");
        for (String metric : metrics) {
            if (metric.equals("estimatedRevenue")) {
                throw new ReportRejectedException(
                        new ApiError(403, "forbidden", "Insufficient permission to access revenue of this channel."));
            }
            if (!ReportMetric.isKnown(metric)) {
                throw new ReportRejectedException(
                        ApiError.bad("Unknown identifier (" + metric + ") given in field parameters.metrics."));
            }
        }
        return metrics;
    }

    private AnalyticsQuery.Filters filters() throws ReportRejectedException {
        List<String> videos = new ArrayList<>();
        String country = null;
        for (String filter : call.parameter("filters").orElse("").split(";", -1)) {
            if (filter.startsWith("video==")) {
                videos.addAll(List.of(filter.substring("video==".length()).split(",")));
            } else if (filter.startsWith("country==")) {
                country = filter.substring("country==".length());
            } else if (!filter.isBlank()) {
                throw new ReportRejectedException(ApiError.unsupported());
            }
        }
        if (videos.size() > MAX_VIDEOS) {
            throw new ReportRejectedException(
                    ApiError.bad("Too many videos in parameter filters: at most " + MAX_VIDEOS));
        }
        return new AnalyticsQuery.Filters(videos, country);
    }

    private static void requireColumns(AnalyticsQuery.SortOrder order, List<String> metrics, List<String> dimensions)
            throws ReportRejectedException {
        for (String column : order.columns()) {
            String name = AnalyticsQuery.SortOrder.name(column);
            if (!metrics.contains(name) && !dimensions.contains(name)) {
                throw new ReportRejectedException(
                        ApiError.bad("Unknown identifier (" + name + ") given in field parameters.sort."));
            }
        }
    }

    private String required(String name) throws ReportRejectedException {
        return call.parameter(name)
                .orElseThrow(() ->
                        new ReportRejectedException(new ApiError(400, "required", "Required parameter: " + name)));
    }

    private LocalDate date(String name) throws ReportRejectedException {
        String text = required(name);
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new ReportRejectedException(
                    ApiError.bad("Invalid value '" + text + "' for parameter " + name + ": YYYY-MM-DD is needed."));
        }
    }

    private @Nullable Integer whole(String name) throws ReportRejectedException {
        String text = call.parameter(name).orElse(null);
        if (text == null) {
            return null;
        }
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new ReportRejectedException(
                    ApiError.bad("Invalid value '" + text + "' for parameter " + name + ": at least 1 is needed."));
        }
        return Integer.valueOf(text);
    }
}
