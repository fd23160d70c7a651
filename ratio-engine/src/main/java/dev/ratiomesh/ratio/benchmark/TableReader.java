package dev.ratiomesh.ratio.benchmark;

import java.io.IOException;
import java.io.Reader;
import java.util.Iterator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a benchmark table: CSV by RFC 4180 with a header. Broken rows are counted, never fatal. */
public final class TableReader {

    /** Lenient about what follows a closing quote: such a row is judged by its fields. */
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
     * @param text the table; a byte order mark in front is skipped
     * @throws UnusableTable when there is no usable header, no usable row, or a limit is passed
     * @throws IOException when {@code text} cannot be read
     */
    public Table read(Reader text) throws IOException {
        Table table = new Table();
        try (CSVParser parser = FORMAT.parse(new QuoteGuard(text, line -> unclosed(table, line)))) {
            Iterator<CSVRecord> records = parser.iterator();
            if (!records.hasNext()) {
                throw new UnusableTable(TableFault.COLUMN_MISSING, "The table is empty: not even a header line");
            }
            Columns columns = header(records.next());
            while (records.hasNext()) {
                table.countRow();
                add(columns, records.next(), parser.getCurrentLineNumber(), table);
                enforceLimits(table);
            }
        }
        if (table.genreCount() == 0) {
            throw new UnusableTable(TableFault.NO_USABLE_ROWS, "No row of the table is usable: " + table.dropped());
        }
        return table;
    }

    private static Columns header(CSVRecord first) {
        if (first.get(0).strip().startsWith("<")) {
            throw new UnusableTable(TableFault.NOT_CSV, "This is a web page (HTML), not a CSV table");
        }
        return new Columns(first);
    }

    private static void add(Columns columns, CSVRecord record, long line, Table table) {
        try {
            table.add(columns.row(record));
        } catch (BrokenRow broken) {
            table.drop(broken.fault(), line);
        }
    }

    private static void unclosed(Table table, long line) {
        table.countRow();
        table.drop(RowFault.QUOTE_NOT_CLOSED, line);
    }

    private void enforceLimits(Table table) {
        if (table.rows() > limits.rows()) {
            throw new UnusableTable(TableFault.TOO_MANY_ROWS, "The table has more than " + limits.rows() + " rows");
        }
        if (table.genreCount() > limits.genres()) {
            throw new UnusableTable(
                    TableFault.TOO_MANY_GENRES, "The table has more than " + limits.genres() + " genres");
        }
    }
}
