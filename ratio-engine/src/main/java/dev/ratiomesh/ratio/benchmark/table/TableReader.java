package dev.ratiomesh.ratio.benchmark.table;

import java.io.IOException;
import java.io.Reader;
import java.util.Iterator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a benchmark table: CSV by RFC 4180 with a header. Broken rows are counted, never fatal. */
public final class TableReader {

    /** CSV format that tolerates text after a closing quote; such a row is checked by its fields. */
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setIgnoreEmptyLines(true)
            .setTrailingData(true)
            .setLenientEof(true)
            .get();

    private final TableLimits limits;

    public TableReader(TableLimits limits) {
        this.limits = limits;
    }

    /**
     * Reads a table.
     *
     * @param text the table; a byte order mark in front is skipped
     * @throws InvalidTableException when there is no usable header, no usable row, or a limit is exceeded
     * @throws IOException when {@code text} cannot be read
     */
    public BenchmarkTable read(Reader text) throws IOException {
        BenchmarkTable table = new BenchmarkTable();
        try (CSVParser parser = FORMAT.parse(new QuoteGuard(text, line -> dropUnclosedQuote(table, line)))) {
            Iterator<CSVRecord> records = parser.iterator();
            if (!records.hasNext()) {
                throw new InvalidTableException(
                        TableError.COLUMN_MISSING, "The table is empty: not even a header line");
            }
            TableColumns columns = header(records.next());
            while (records.hasNext()) {
                table.countRow();
                add(columns, records.next(), parser.getCurrentLineNumber(), table);
                enforceLimits(table);
            }
        }
        if (table.genreCount() == 0) {
            throw new InvalidTableException(
                    TableError.NO_USABLE_ROWS, "No row of the table is usable: " + table.dropped());
        }
        return table;
    }

    private static TableColumns header(CSVRecord first) {
        if (first.get(0).strip().startsWith("<")) {
            throw new InvalidTableException(TableError.NOT_CSV, "This is a web page (HTML), not a CSV table");
        }
        return new TableColumns(first);
    }

    private static void add(TableColumns columns, CSVRecord record, long line, BenchmarkTable table) {
        try {
            table.add(columns.parse(record));
        } catch (InvalidRowException broken) {
            table.drop(broken.error(), line);
        }
    }

    private static void dropUnclosedQuote(BenchmarkTable table, long line) {
        table.countRow();
        table.drop(RowError.QUOTE_NOT_CLOSED, line);
    }

    private void enforceLimits(BenchmarkTable table) {
        if (table.rows() > limits.maxRows()) {
            throw new InvalidTableException(
                    TableError.TOO_MANY_ROWS, "The table has more than " + limits.maxRows() + " rows");
        }
        if (table.genreCount() > limits.maxGenres()) {
            throw new InvalidTableException(
                    TableError.TOO_MANY_GENRES, "The table has more than " + limits.maxGenres() + " genres");
        }
    }
}
