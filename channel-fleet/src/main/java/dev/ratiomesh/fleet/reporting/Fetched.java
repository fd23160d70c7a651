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
 * @param stopped why it ended early, null when it did not
 * @param until when to go on, null when nobody said
 */
public record Fetched(
        Map<Section, ResultTable> tables,
        Map<Section, Map<String, String>> dropped,
        @Nullable String stopped,
        @Nullable Instant until) {
    public Fetched {
        tables = Map.copyOf(tables);
        dropped = Map.copyOf(dropped);
    }

    public static Fetched nothing() {
        return new Fetched(Map.of(), Map.of(), null, null);
    }

    public Fetched with(Section section, Inquiry inquiry) {
        Map<Section, ResultTable> more = new EnumMap<>(Section.class);
        more.putAll(tables);
        inquiry.table().ifPresent(table -> more.put(section, table));
        Map<Section, Map<String, String>> gone = new EnumMap<>(Section.class);
        gone.putAll(dropped);
        if (!inquiry.dropped().isEmpty()) {
            gone.put(section, inquiry.dropped());
        }
        return new Fetched(more, gone, stopped, until);
    }

    public Fetched stop(String words, @Nullable Instant when) {
        return new Fetched(tables, dropped, words, when);
    }

    /** The last day that YouTube had worked through; empty while it has none for this subject. */
    public Optional<LocalDate> asOf() {
        return Optional.ofNullable(tables.get(Section.DAYS)).flatMap(ResultTable::lastDay);
    }
}
