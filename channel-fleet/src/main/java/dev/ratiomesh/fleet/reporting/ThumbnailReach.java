package dev.ratiomesh.fleet.reporting;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * The impressions of a video's thumbnail on one day, from the report {@code channel_reach_basic_a1} of the Reporting API.
 *
 * @param clickRate clicks divided by impressions, 0 to 1
 */
public record ThumbnailReach(String videoId, LocalDate day, long impressions, double clickRate) {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    /**
     * Parses a report file; columns are found by name.
     *
     * @throws IllegalArgumentException naming the row and its fault
     */
    public static List<ThumbnailReach> parse(String csv) {
        List<ThumbnailReach> rows = new ArrayList<>();
        try (BufferedReader text = new BufferedReader(new StringReader(csv))) {
            for (CSVRecord row : FORMAT.parse(text)) {
                rows.add(parseRow(row));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private static ThumbnailReach parseRow(CSVRecord row) {
        try {
            return new ThumbnailReach(
                    row.get("video_id"),
                    LocalDate.parse(row.get("date").replace("-", ""), DateTimeFormatter.BASIC_ISO_DATE),
                    Long.parseLong(row.get("video_thumbnail_impressions")),
                    Double.parseDouble(row.get("video_thumbnail_impressions_ctr")));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("row " + row.getRecordNumber() + ": " + e.getMessage(), e);
        }
    }
}
