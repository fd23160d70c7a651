package dev.ratiomesh.fleet.reporting.outbound;

import dev.ratiomesh.delivery.store.JsonColumn;
import dev.ratiomesh.delivery.store.PgRows;
import dev.ratiomesh.delivery.work.ClaimQuery;
import dev.ratiomesh.fleet.reporting.ReportFetch;
import dev.ratiomesh.fleet.reporting.ReportSection;
import dev.ratiomesh.fleet.reporting.ReportSubject;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
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
    private static final ClaimQuery<ReportClaim> DUE = ClaimQuery.of("report_subject")
            .key("channel_id", "video_id")
            .returning("t.channel_id, t.video_id, t.tenant_id, t.epoch", ReportRows::claimed);

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
        return pool.preparedQuery(ReportSql.SUBJECTS)
                .execute(Tuple.of(PgRows.time(now), videos))
                .chain(() -> pool.query(ReportSql.NO_SUBJECTS).execute())
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
        return pool.preparedQuery(ReportSql.DROPPED_SINCE)
                .execute(Tuple.of(PgRows.time(since)))
                .map(rows -> {
                    Map<ReportSection, Map<String, String>> dropped = new EnumMap<>(ReportSection.class);
                    ReportRows.dropped(rows)
                            .forEach(one -> dropped.computeIfAbsent(one.section(), any -> new HashMap<>())
                                    .put(one.metric(), one.words()));
                    return dropped;
                });
    }

    public Uni<List<Dropped>> dropped() {
        return pool.query(ReportSql.DROPPED).execute().map(ReportRows::dropped);
    }

    public Uni<List<StoredSection>> kept(String channelId, String videoId) {
        return pool.preparedQuery(ReportSql.KEPT)
                .execute(Tuple.of(channelId, videoId))
                .map(rows -> PgRows.list(rows, ReportRows::kept));
    }

    private static Uni<Boolean> done(
            SqlConnection connection, ReportClaim claim, @Nullable String problem, Instant dueAt) {
        Tuple values = Tuple.of(claim.subject().channelId(), claim.subject().videoId(), claim.epoch())
                .addOffsetDateTime(PgRows.time(dueAt))
                .addString(problem);
        return connection.preparedQuery(ReportSql.DONE).execute(values).map(rows -> rows.rowCount() == 1);
    }

    private static Uni<Void> writeAll(SqlConnection connection, ReportClaim claim, ReportFetch fetched, Instant now) {
        List<Uni<?>> writes = new ArrayList<>();
        fetched.tables().forEach((section, table) -> {
            String[] columns = table.columns().toArray(String[]::new);
            writes.add(connection
                    .preparedQuery(ReportSql.PUT)
                    .execute(Tuple.of(
                                    claim.subject().channelId(), claim.subject().videoId(), section.name())
                            .addLocalDate(fetched.asOf().orElse(null))
                            .addArrayOfString(columns)
                            .addString(JsonColumn.write(table.rows()))
                            .addOffsetDateTime(PgRows.time(now))));
            writes.add(connection.preparedQuery(ReportSql.NOT_DROPPED).execute(Tuple.of(section.name(), columns)));
        });
        fetched.dropped()
                .forEach((section, metrics) -> metrics.forEach((metric, words) -> writes.add(connection
                        .preparedQuery(ReportSql.DROP)
                        .execute(Tuple.of(section.name(), metric, words, PgRows.time(now))))));
        return writes.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.combine().all().unis(writes).discardItems();
    }
}
