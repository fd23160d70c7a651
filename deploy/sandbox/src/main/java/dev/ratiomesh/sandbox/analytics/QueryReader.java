package dev.ratiomesh.sandbox.analytics;

import dev.ratiomesh.sandbox.wire.Call;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of {@code reports.query}; what is wrong is refused with the parameter's name. */
final class QueryReader {
    private static final int MOST_VIDEOS = 500;

    private final Call call;

    QueryReader(Call call) {
        this.call = call;
    }

    Query read(String channel) throws Refused {
        requireOwn(channel);
        LocalDate from = date("startDate");
        LocalDate to = date("endDate");
        if (to.isBefore(from)) {
            throw new Refused(ApiError.bad("Invalid date range: endDate is before startDate."));
        }
        List<String> metrics = metrics();
        List<String> dimensions = call.list("dimensions");
        Query.Order order = new Query.Order(call.list("sort"));
        requireColumns(order, metrics, dimensions);
        Integer most = whole("maxResults");
        Integer start = whole("startIndex");
        return new Query(from, to, metrics, dimensions, filters(), order, most, start == null ? 1 : start);
    }

    private void requireOwn(String channel) throws Refused {
        String ids = required("ids");
        if (!ids.startsWith("channel==")) {
            throw new Refused(ApiError.bad("Invalid value '" + ids + "' for parameter ids: channel==MINE is needed."));
        }
        String named = ids.substring("channel==".length());
        if (!named.equals("MINE") && !named.equals(channel)) {
            throw new Refused(new ApiError(403, "forbidden", "Forbidden: you are not the owner of " + named));
        }
    }

    private List<String> metrics() throws Refused {
        required("metrics");
        List<String> metrics = call.list("metrics");
        for (String metric : metrics) {
            if (metric.equals("estimatedRevenue")) {
                throw new Refused(
                        new ApiError(403, "forbidden", "Insufficient permission to access revenue of this channel."));
            }
            if (!Metric.isKnown(metric)) {
                throw new Refused(
                        ApiError.bad("Unknown identifier (" + metric + ") given in field parameters.metrics."));
            }
        }
        return metrics;
    }

    private Query.Filters filters() throws Refused {
        List<String> videos = new ArrayList<>();
        String country = null;
        for (String filter : call.parameter("filters").orElse("").split(";", -1)) {
            if (filter.startsWith("video==")) {
                videos.addAll(List.of(filter.substring("video==".length()).split(",")));
            } else if (filter.startsWith("country==")) {
                country = filter.substring("country==".length());
            } else if (!filter.isBlank()) {
                throw new Refused(ApiError.unsupported());
            }
        }
        if (videos.size() > MOST_VIDEOS) {
            throw new Refused(ApiError.bad("Too many videos in parameter filters: at most " + MOST_VIDEOS));
        }
        return new Query.Filters(videos, country);
    }

    private static void requireColumns(Query.Order order, List<String> metrics, List<String> dimensions)
            throws Refused {
        for (String column : order.columns()) {
            String name = Query.Order.name(column);
            if (!metrics.contains(name) && !dimensions.contains(name)) {
                throw new Refused(ApiError.bad("Unknown identifier (" + name + ") given in field parameters.sort."));
            }
        }
    }

    private String required(String name) throws Refused {
        return call.parameter(name)
                .orElseThrow(() -> new Refused(new ApiError(400, "required", "Required parameter: " + name)));
    }

    private LocalDate date(String name) throws Refused {
        String text = required(name);
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new Refused(
                    ApiError.bad("Invalid value '" + text + "' for parameter " + name + ": YYYY-MM-DD is needed."));
        }
    }

    private @Nullable Integer whole(String name) throws Refused {
        String text = call.parameter(name).orElse(null);
        if (text == null) {
            return null;
        }
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new Refused(
                    ApiError.bad("Invalid value '" + text + "' for parameter " + name + ": at least 1 is needed."));
        }
        return Integer.valueOf(text);
    }
}
