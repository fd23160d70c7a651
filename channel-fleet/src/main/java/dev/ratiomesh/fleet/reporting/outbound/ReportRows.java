package dev.ratiomesh.fleet.reporting.outbound;

import dev.ratiomesh.delivery.store.PgRows;
import dev.ratiomesh.fleet.reporting.Section;
import dev.ratiomesh.fleet.reporting.Subject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.List;

/** Rows of the tables of reports. */
final class ReportRows {
    private ReportRows() {}

    static Reports.Claim claimed(Row row) {
        Subject subject =
                new Subject(row.getString("channel_id"), row.getString("tenant_id"), row.getString("video_id"));
        return new Reports.Claim(subject, row.getLong("epoch"));
    }

    static Reports.Kept kept(Row row) {
        return new Reports.Kept(
                Section.valueOf(row.getString("section")),
                row.getLocalDate("as_of"),
                List.of(row.getArrayOfStrings("columns")),
                row.getString("rows"),
                PgRows.instant(row, "fetched_at"));
    }

    static List<Reports.Dropped> dropped(RowSet<Row> rows) {
        return PgRows.list(
                rows,
                row -> new Reports.Dropped(
                        Section.valueOf(row.getString("section")),
                        row.getString("metric"),
                        row.getString("words"),
                        PgRows.instant(row, "dropped_at")));
    }
}
