package dev.ratiomesh.sandbox.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code video_id,observed_at,views,likes,comments}; an empty count is a hidden one, of two points at one time
 * the later row counts. An unreadable row rejects the file, naming line and column.
 */
final class SeriesFile {
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .get();

    private final Path file;

    SeriesFile(Path file) {
        this.file = file;
    }

    Map<String, List<CountObservation>> read() {
        Map<String, TreeMap<Instant, VideoCounts>> rows = new HashMap<>();
        forEach(file, row -> rows.computeIfAbsent(text(row, "video_id"), id -> new TreeMap<>())
                .put(time(row, "observed_at"), counts(row)));
        Map<String, List<CountObservation>> series = new HashMap<>();
        rows.forEach((id, points) -> series.put(
                id,
                points.entrySet().stream()
                        .map(point -> new CountObservation(point.getKey(), point.getValue()))
                        .toList()));
        return series;
    }

    /** Reads titles and publication times from {@code series-videos.csv} beside the series, where there is one. */
    Map<String, VideoTitle> readTitles() {
        Path sibling = file.resolveSibling("series-videos.csv");
        Map<String, VideoTitle> titles = new HashMap<>();
        if (Files.exists(sibling)) {
            forEach(sibling, row -> titles.put(text(row, "video_id"), title(row)));
        }
        return titles;
    }

    /** Holds title and publication time of a recorded video. */
    record VideoTitle(String title, @Nullable Instant publishedAt) {}

    private VideoTitle title(CSVRecord row) {
        return new VideoTitle(
                text(row, "title"), text(row, "published_at").isEmpty() ? null : time(row, "published_at"));
    }

    private VideoCounts counts(CSVRecord row) {
        Long views = count(row, "views");
        if (views == null) {
            throw broken(row, "views", "is empty");
        }
        return new VideoCounts(views, count(row, "likes"), count(row, "comments"));
    }

    private @Nullable Long count(CSVRecord row, String column) {
        String text = text(row, column);
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("\\d{1,18}")) {
            throw broken(row, column, "is not a whole number of 0 or more: '" + text + "'");
        }
        return Long.valueOf(text);
    }

    private Instant time(CSVRecord row, String column) {
        try {
            return Instant.parse(text(row, column));
        } catch (DateTimeParseException e) {
            throw broken(row, column, "is not an RFC 3339 time: '" + text(row, column) + "'");
        }
    }

    private String text(CSVRecord row, String column) {
        if (!row.isSet(column)) {
            throw broken(row, column, "is missing");
        }
        return row.get(column);
    }

    private IllegalArgumentException broken(CSVRecord row, String column, String problem) {
        return new IllegalArgumentException(
                "%s, record %d: %s %s".formatted(file, row.getRecordNumber(), column, problem));
    }

    private static void forEach(Path file, Consumer<CSVRecord> action) {
        try (CSVParser rows = CSVParser.parse(file, StandardCharsets.UTF_8, FORMAT)) {
            rows.forEach(action);
        } catch (IOException e) {
            throw new UncheckedIOException("The series file " + file + " cannot be read", e);
        }
    }
}
