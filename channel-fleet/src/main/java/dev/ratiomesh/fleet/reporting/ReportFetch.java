package dev.ratiomesh.fleet.reporting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The result of fetching one report.
 *
 * @param tables the sections that YouTube answered
 * @param dropped metrics by section that YouTube no longer supports, with its message
 * @param stopReason reason for stopping early, null after a complete fetch
 * @param retryAt time at which YouTube allows another attempt, null when unknown
 */
public record ReportFetch(
        Map<ReportSection, ResultTable> tables,
        Map<ReportSection, Map<String, String>> dropped,
        @Nullable String stopReason,
        @Nullable Instant retryAt) {
    public ReportFetch {
        tables = Map.copyOf(tables);
        dropped = Map.copyOf(dropped);
    }

    public static ReportFetch empty() {
        return new ReportFetch(Map.of(), Map.of(), null, null);
    }

    public ReportFetch withSection(ReportSection section, SectionQuery query) {
        Map<ReportSection, ResultTable> newTables = new EnumMap<>(ReportSection.class);
        newTables.putAll(tables);
        query.table().ifPresent(table -> newTables.put(section, table));
        Map<ReportSection, Map<String, String>> newDropped = new EnumMap<>(ReportSection.class);
        newDropped.putAll(dropped);
        if (!query.dropped().isEmpty()) {
            newDropped.put(section, query.dropped());
        }
        return new ReportFetch(newTables, newDropped, stopReason, retryAt);
    }

    public ReportFetch stop(String reason, @Nullable Instant nextAttemptAt) {
        return new ReportFetch(tables, dropped, reason, nextAttemptAt);
    }

    /** The last day with figures; empty while YouTube has none for the subject. */
    public Optional<LocalDate> asOf() {
        return Optional.ofNullable(tables.get(ReportSection.DAYS)).flatMap(ResultTable::lastDay);
    }
}
