package dev.ratiomesh.sandbox.analytics;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds the parameters of a report on a channel.
 *
 * @param to the last day, included
 * @param maxResults most rows, or null for all
 * @param startIndex the first row to return, from 1
 */
record AnalyticsQuery(
        LocalDate from,
        LocalDate to,
        List<String> metrics,
        List<String> dimensions,
        Filters filters,
        SortOrder order,
        @Nullable Integer maxResults,
        int startIndex) {

    /** Limits a report. Empty videos: all of the channel's; null country: everywhere. */
    record Filters(List<String> videos, @Nullable String country) {}

    /**
     * Lists the columns to sort by, first one first, with a minus in front for descending; empty: by the dimensions.
     */
    record SortOrder(List<String> columns) {
        boolean isDescending() {
            return !columns.isEmpty() && columns.get(0).startsWith("-");
        }

        static String name(String column) {
            return column.startsWith("-") ? column.substring(1) : column;
        }
    }
}
