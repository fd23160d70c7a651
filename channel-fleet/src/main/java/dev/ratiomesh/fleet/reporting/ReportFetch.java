package dev.ratiomesh.fleet.reporting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What fetching one report came to.
 *
 * @param tables the sections that were answered
 * @param dropped metrics by section that YouTube no longer supports, with its words
 * @param stopReason why it ended early, null when it did not
 * @param until when to go on, null when nobody said
 */
public record ReportFetch(
        Map<ReportSection, ResultTable> tables,
        Map<ReportSection, Map<String, String>> dropped,
        @Nullable String stopReason,
        @Nullable Instant until) {
    public ReportFetch {
        tables = Map.copyOf(tables);
        dropped = Map.copyOf(dropped);
    }

    public static ReportFetch nothing() {
        return new ReportFetch(Map.of(), Map.of(), null, null);
    }

    public ReportFetch with(ReportSection section, SectionQuery inquiry) {
        Map<ReportSection, ResultTable> more = new EnumMap<>(ReportSection.class);
        more.putAll(tables);
        inquiry.table().ifPresent(table -> more.put(section, table));
        Map<ReportSection, Map<String, String>> gone = new EnumMap<>(ReportSection.class);
        gone.putAll(dropped);
        if (!inquiry.dropped().isEmpty()) {
            gone.put(section, inquiry.dropped());
        }
        return new ReportFetch(more, gone, stopReason, until);
    }

    public ReportFetch stop(String words, @Nullable Instant when) {
        return new ReportFetch(tables, dropped, words, when);
    }

    /** The last day that YouTube had worked through; empty while it has none for this subject. */
    public Optional<LocalDate> asOf() {
        return Optional.ofNullable(tables.get(ReportSection.DAYS)).flatMap(ResultTable::lastDay);
    }
}
