package dev.ratiomesh.fleet.reporting.outbound;

import dev.ratiomesh.delivery.store.PgRows;
import dev.ratiomesh.fleet.reporting.ReportSection;
import dev.ratiomesh.fleet.reporting.ReportSubject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.List;

/** Rows of the tables of reports. */
final class ReportRows {
    private ReportRows() {}

    static ReportStore.ReportClaim claimed(Row row) {
        ReportSubject subject =
                new ReportSubject(row.getString("channel_id"), row.getString("tenant_id"), row.getString("video_id"));
        return new ReportStore.ReportClaim(subject, row.getLong("epoch"));
    }

    static ReportStore.StoredSection kept(Row row) {
        return new ReportStore.StoredSection(
                ReportSection.valueOf(row.getString("section")),
                row.getLocalDate("as_of"),
                List.of(row.getArrayOfStrings("columns")),
                row.getString("rows"),
                PgRows.instant(row, "fetched_at"));
    }

    static List<ReportStore.Dropped> dropped(RowSet<Row> rows) {
        return PgRows.list(
                rows,
                row -> new ReportStore.Dropped(
                        ReportSection.valueOf(row.getString("section")),
                        row.getString("metric"),
                        row.getString("words"),
                        PgRows.instant(row, "dropped_at")));
    }
}
