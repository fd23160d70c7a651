package dev.ratiomesh.fleet.reporting.outbound;

import dev.ratiomesh.delivery.store.JsonColumn;
import dev.ratiomesh.delivery.store.PgRows;
import dev.ratiomesh.delivery.work.ClaimQuery;
import dev.ratiomesh.fleet.reporting.ReportFetch;
import dev.ratiomesh.fleet.reporting.ReportSection;
import dev.ratiomesh.fleet.reporting.ReportSubject;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tables of reports. */
@ApplicationScoped
public class ReportStore {
    static final String SUBJECTS =
            """
            INSERT INTO report_subject (channel_id, video_id, tenant_id, due_at)
            SELECT c.id, v.id, c.tenant_id, $1::timestamptz FROM channel AS c
            CROSS JOIN LATERAL (
              SELECT '' AS id
              UNION ALL
              (SELECT u.video_id FROM upload AS u WHERE u.channel_id = c.id AND u.state = 'PUBLISHED'
               ORDER BY u.created_at DESC LIMIT $2)) AS v
            WHERE 'analytics' = ANY (c.features) AND c.state <> 'DISCONNECTED'
            ON CONFLICT DO NOTHING
            """;
    static final String NO_SUBJECTS =
            """
            DELETE FROM report_subject AS s WHERE NOT EXISTS (
              SELECT 1 FROM channel AS c
              WHERE c.id = s.channel_id AND c.tenant_id = s.tenant_id AND 'analytics' = ANY (c.features)
                AND c.state <> 'DISCONNECTED')
            """;
    static final String DONE =
            """
            UPDATE report_subject SET due_at = $4, lease_until = NULL, problem = $5
            WHERE channel_id = $1 AND video_id = $2 AND epoch = $3
            """;
    static final String PUT =
            """
            INSERT INTO report (channel_id, video_id, section, as_of, columns, rows, fetched_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (channel_id, video_id, section)
            DO UPDATE SET as_of = $4, columns = $5, rows = $6, fetched_at = $7
            """;
    static final String DROP =
            """
            INSERT INTO report_dropped (section, metric, words, dropped_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (section, metric) DO UPDATE SET words = $3, dropped_at = $4
            """;
    static final String NOT_DROPPED = "DELETE FROM report_dropped WHERE section = $1 AND metric = ANY ($2::text[])";
    static final String DROPPED = "SELECT section, metric, words, dropped_at FROM report_dropped ORDER BY 1, 2";
    static final String DROPPED_SINCE =
            "SELECT section, metric, words, dropped_at FROM report_dropped WHERE dropped_at > $1";
    static final String KEPT =
            """
            SELECT section, as_of, columns, rows, fetched_at FROM report
            WHERE channel_id = $1 AND video_id = $2 ORDER BY section
            """;

    private static final ClaimQuery<ReportClaim> DUE = ClaimQuery.of("report_subject")
            .key("channel_id", "video_id")
            .returning("t.channel_id, t.video_id, t.tenant_id, t.epoch", ReportStore::claimed);

    private final Pool pool;

    ReportStore(Pool pool) {
        this.pool = pool;
    }

    /** A subject that this replica may fetch, for as long as nobody has claimed it in a later epoch. */
    public record ReportClaim(ReportSubject subject, long epoch) {}

    /** A section as it was fetched last. */
    public record StoredSection(
            ReportSection section, @Nullable LocalDate asOf, List<String> columns, String rows, Instant fetchedAt) {}

    /** A metric that YouTube no longer supports. */
    public record Dropped(ReportSection section, String metric, String words, Instant since) {}

    /**
     * Which reports are fetched: of connected channels that granted it, and of the videos published there last.
     *
     * @param videos of a channel at most
     */
    public Uni<Void> agreeOnSubjects(Instant now, int videos) {
        return pool.preparedQuery(SUBJECTS)
                .execute(Tuple.of(PgRows.time(now), videos))
                .chain(() -> pool.query(NO_SUBJECTS).execute())
                .replaceWithVoid();
    }

    public Uni<List<ReportClaim>> claim(Instant now, int limit, Duration lease) {
        return DUE.claim(pool, now, limit, lease);
    }

    /** Writes what was fetched and when to fetch again, if the claim still stands. */
    public Uni<Void> write(ReportClaim claim, ReportFetch fetched, Instant now, Instant dueAt) {
        return pool.withTransaction(connection -> done(connection, claim, fetched.stopReason(), dueAt)
                .chain(stands -> stands
                        ? writeAll(connection, claim, fetched, now)
                        : Uni.createFrom().voidItem()));
    }

    /** Metrics that were dropped after this moment, by section, with YouTube's words. */
    public Uni<Map<ReportSection, Map<String, String>>> droppedSince(Instant since) {
        return pool.preparedQuery(DROPPED_SINCE)
                .execute(Tuple.of(PgRows.time(since)))
                .map(rows -> {
                    Map<ReportSection, Map<String, String>> dropped = new EnumMap<>(ReportSection.class);
                    dropped(rows).forEach(one -> dropped.computeIfAbsent(one.section(), any -> new HashMap<>())
                            .put(one.metric(), one.words()));
                    return dropped;
                });
    }

    public Uni<List<Dropped>> dropped() {
        return pool.query(DROPPED).execute().map(ReportStore::dropped);
    }

    public Uni<List<StoredSection>> kept(String channelId, String videoId) {
        return pool.preparedQuery(KEPT)
                .execute(Tuple.of(channelId, videoId))
                .map(rows -> PgRows.list(rows, ReportStore::kept));
    }

    private static Uni<Boolean> done(
            SqlConnection connection, ReportClaim claim, @Nullable String problem, Instant dueAt) {
        Tuple values = Tuple.of(claim.subject().channelId(), claim.subject().videoId(), claim.epoch())
                .addOffsetDateTime(PgRows.time(dueAt))
                .addString(problem);
        return connection.preparedQuery(DONE).execute(values).map(rows -> rows.rowCount() == 1);
    }

    private static Uni<Void> writeAll(SqlConnection connection, ReportClaim claim, ReportFetch fetched, Instant now) {
        List<Uni<?>> writes = new ArrayList<>();
        fetched.tables().forEach((section, table) -> {
            String[] columns = table.columns().toArray(String[]::new);
            writes.add(connection
                    .preparedQuery(PUT)
                    .execute(Tuple.of(
                                    claim.subject().channelId(), claim.subject().videoId(), section.name())
                            .addLocalDate(fetched.asOf().orElse(null))
                            .addArrayOfString(columns)
                            .addString(JsonColumn.write(table.rows()))
                            .addOffsetDateTime(PgRows.time(now))));
            writes.add(connection.preparedQuery(NOT_DROPPED).execute(Tuple.of(section.name(), columns)));
        });
        fetched.dropped()
                .forEach((section, metrics) -> metrics.forEach((metric, words) -> writes.add(connection
                        .preparedQuery(DROP)
                        .execute(Tuple.of(section.name(), metric, words, PgRows.time(now))))));
        return writes.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.combine().all().unis(writes).discardItems();
    }

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
