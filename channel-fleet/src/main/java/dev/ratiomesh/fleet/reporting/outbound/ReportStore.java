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

/** Reads and writes reports, their subjects, and the metrics that YouTube has dropped. */
@ApplicationScoped
public class ReportStore {
    private static final String INSERT_SUBJECTS =
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

    private static final String DELETE_SUBJECTS =
            """
            DELETE FROM report_subject AS s WHERE NOT EXISTS (
              SELECT 1 FROM channel AS c
              WHERE c.id = s.channel_id AND c.tenant_id = s.tenant_id AND 'analytics' = ANY (c.features)
                AND c.state <> 'DISCONNECTED')
            """;

    private static final String RELEASE_SUBJECT =
            """
            UPDATE report_subject SET due_at = $4, lease_until = NULL, problem = $5
            WHERE channel_id = $1 AND video_id = $2 AND epoch = $3
            """;

    private static final String UPSERT_SECTION =
            """
            INSERT INTO report (channel_id, video_id, section, as_of, columns, rows, fetched_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (channel_id, video_id, section)
            DO UPDATE SET as_of = $4, columns = $5, rows = $6, fetched_at = $7
            """;

    private static final String UPSERT_DROPPED =
            """
            INSERT INTO report_dropped (section, metric, words, dropped_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (section, metric) DO UPDATE SET words = $3, dropped_at = $4
            """;

    private static final String DELETE_DROPPED =
            "DELETE FROM report_dropped WHERE section = $1 AND metric = ANY ($2::text[])";

    private static final String SELECT_DROPPED =
            "SELECT section, metric, words, dropped_at FROM report_dropped ORDER BY 1, 2";

    private static final String SELECT_DROPPED_SINCE =
            "SELECT section, metric, words, dropped_at FROM report_dropped WHERE dropped_at > $1";

    private static final String SELECT_SECTIONS =
            """
            SELECT section, as_of, columns, rows, fetched_at FROM report
            WHERE channel_id = $1 AND video_id = $2 ORDER BY section
            """;

    private static final ClaimQuery<ReportClaim> CLAIM_DUE = ClaimQuery.of("report_subject")
            .key("channel_id", "video_id")
            .returning("t.channel_id, t.video_id, t.tenant_id, t.epoch", ReportStore::claimed);

    private final Pool pool;

    ReportStore(Pool pool) {
        this.pool = pool;
    }

    /** A subject that this replica may fetch until another replica claims it in a later epoch. */
    public record ReportClaim(ReportSubject subject, long epoch) {}

    /** A section as it was fetched last; {@code rows} is JSON. */
    public record StoredSection(
            ReportSection section, @Nullable LocalDate asOf, List<String> columns, String rows, Instant fetchedAt) {}

    /** A metric that YouTube no longer supports. */
    public record DroppedMetric(ReportSection section, String metric, String message, Instant since) {}

    /**
     * Creates the subjects of connected channels whose grant includes analytics, and of their latest published videos;
     * deletes the subjects of other channels.
     *
     * @param videos most videos of a channel
     */
    public Uni<Void> syncSubjects(Instant now, int videos) {
        return pool.preparedQuery(INSERT_SUBJECTS)
                .execute(Tuple.of(PgRows.time(now), videos))
                .chain(() -> pool.query(DELETE_SUBJECTS).execute())
                .replaceWithVoid();
    }

    public Uni<List<ReportClaim>> claim(Instant now, int limit, Duration lease) {
        return CLAIM_DUE.claim(pool, now, limit, lease);
    }

    /** Stores the result and the time of the next fetch; a lost claim stores nothing. */
    public Uni<Void> save(ReportClaim claim, ReportFetch fetched, Instant now, Instant dueAt) {
        return pool.withTransaction(connection -> releaseSubject(connection, claim, fetched.stopReason(), dueAt)
                .chain(claimHolds -> claimHolds
                        ? saveSections(connection, claim, fetched, now)
                        : Uni.createFrom().voidItem()));
    }

    /** Finds the metrics dropped after a moment, by section, with YouTube's message. */
    public Uni<Map<ReportSection, Map<String, String>>> droppedSince(Instant since) {
        return pool.preparedQuery(SELECT_DROPPED_SINCE)
                .execute(Tuple.of(PgRows.time(since)))
                .map(rows -> {
                    Map<ReportSection, Map<String, String>> dropped = new EnumMap<>(ReportSection.class);
                    droppedMetrics(rows)
                            .forEach(metric -> dropped.computeIfAbsent(metric.section(), absent -> new HashMap<>())
                                    .put(metric.metric(), metric.message()));
                    return dropped;
                });
    }

    public Uni<List<DroppedMetric>> findDropped() {
        return pool.query(SELECT_DROPPED).execute().map(ReportStore::droppedMetrics);
    }

    public Uni<List<StoredSection>> findSections(String channelId, String videoId) {
        return pool.preparedQuery(SELECT_SECTIONS)
                .execute(Tuple.of(channelId, videoId))
                .map(rows -> PgRows.list(rows, ReportStore::storedSection));
    }

    private static Uni<Boolean> releaseSubject(
            SqlConnection connection, ReportClaim claim, @Nullable String problem, Instant dueAt) {
        Tuple values = Tuple.of(claim.subject().channelId(), claim.subject().videoId(), claim.epoch())
                .addOffsetDateTime(PgRows.time(dueAt))
                .addString(problem);
        return connection.preparedQuery(RELEASE_SUBJECT).execute(values).map(rows -> rows.rowCount() == 1);
    }

    private static Uni<Void> saveSections(
            SqlConnection connection, ReportClaim claim, ReportFetch fetched, Instant now) {
        List<Uni<?>> writes = new ArrayList<>();
        fetched.tables().forEach((section, table) -> {
            String[] columns = table.columns().toArray(String[]::new);
            writes.add(connection
                    .preparedQuery(UPSERT_SECTION)
                    .execute(Tuple.of(
                                    claim.subject().channelId(), claim.subject().videoId(), section.name())
                            .addLocalDate(fetched.asOf().orElse(null))
                            .addArrayOfString(columns)
                            .addString(JsonColumn.write(table.rows()))
                            .addOffsetDateTime(PgRows.time(now))));
            writes.add(connection.preparedQuery(DELETE_DROPPED).execute(Tuple.of(section.name(), columns)));
        });
        fetched.dropped()
                .forEach((section, metrics) -> metrics.forEach((metric, message) -> writes.add(connection
                        .preparedQuery(UPSERT_DROPPED)
                        .execute(Tuple.of(section.name(), metric, message, PgRows.time(now))))));
        return writes.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.combine().all().unis(writes).discardItems();
    }

    private static ReportClaim claimed(Row row) {
        ReportSubject subject =
                new ReportSubject(row.getString("channel_id"), row.getString("tenant_id"), row.getString("video_id"));
        return new ReportClaim(subject, row.getLong("epoch"));
    }

    private static StoredSection storedSection(Row row) {
        return new StoredSection(
                ReportSection.valueOf(row.getString("section")),
                row.getLocalDate("as_of"),
                List.of(row.getArrayOfStrings("columns")),
                row.getString("rows"),
                PgRows.instant(row, "fetched_at"));
    }

    private static List<DroppedMetric> droppedMetrics(RowSet<Row> rows) {
        return PgRows.list(
                rows,
                row -> new DroppedMetric(
                        ReportSection.valueOf(row.getString("section")),
                        row.getString("metric"),
                        row.getString("words"),
                        PgRows.instant(row, "dropped_at")));
    }
}
