package dev.ratiomesh.campaign.dashboard.outbound;

import dev.ratiomesh.campaign.dashboard.HistoryEntry;
import dev.ratiomesh.contracts.target.TargetFact;
import dev.ratiomesh.contracts.target.TargetFact.TargetComputed;
import dev.ratiomesh.contracts.video.VideoFact;
import dev.ratiomesh.contracts.video.VideoFact.VideoObserved;
import dev.ratiomesh.delivery.store.JsonColumn;
import dev.ratiomesh.delivery.store.PgRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes and reads snapshots and targets; a batch is one statement, and a repeated one changes nothing. */
@ApplicationScoped
public class HistoryProjection {
    private static final String INSERT_SNAPSHOTS =
            """
            WITH noted AS (INSERT INTO change (campaign_ids) VALUES ($1))
            INSERT INTO snapshot (campaign_id, observed_at, views, likes, comments, unavailable)
            SELECT * FROM unnest($1::text[], $2::timestamptz[], $3::bigint[], $4::bigint[], $5::bigint[], $6::boolean[])
            ON CONFLICT DO NOTHING
            """;
    private static final String INSERT_TARGETS =
            """
            WITH noted AS (INSERT INTO change (campaign_ids) VALUES ($1))
            INSERT INTO target (campaign_id, observed_at, verdict, payload)
            SELECT * FROM unnest($1::text[], $2::timestamptz[], $3::text[], $4::text[])
            ON CONFLICT DO NOTHING
            """;
    private static final String SELECT_PAGE =
            """
            SELECT s.*, t.payload AS target FROM snapshot s
            LEFT JOIN target t USING (campaign_id, observed_at)
            WHERE s.campaign_id = $1 AND ($2::timestamptz IS NULL OR s.observed_at < $2)
            ORDER BY s.observed_at DESC LIMIT $3
            """;

    private final Pool pool;

    HistoryProjection(Pool pool) {
        this.pool = pool;
    }

    public Uni<Void> writeSnapshots(List<VideoFact> facts) {
        SnapshotColumns columns = new SnapshotColumns(facts.size());
        facts.forEach(columns::add);
        return pool.preparedQuery(INSERT_SNAPSHOTS).execute(columns.tuple()).replaceWithVoid();
    }

    public Uni<Void> writeTargets(List<TargetFact> facts) {
        List<TargetComputed> targets =
                facts.stream().map(TargetComputed.class::cast).toList();
        Tuple columns = Tuple.tuple()
                .addArrayOfString(
                        targets.stream().map(TargetComputed::campaignId).toArray(String[]::new))
                .addArrayOfOffsetDateTime(times(targets, TargetComputed::observedAt))
                .addArrayOfString(targets.stream().map(t -> t.verdict().name()).toArray(String[]::new))
                .addArrayOfString(targets.stream().map(JsonColumn::write).toArray(String[]::new));
        return pool.preparedQuery(INSERT_TARGETS).execute(columns).replaceWithVoid();
    }

    /**
     * Reads one page, newest first.
     *
     * @param before null for the first page
     */
    public Uni<List<HistoryEntry>> page(String campaignId, @Nullable Instant before, int limit) {
        Tuple parameters = Tuple.tuple()
                .addString(campaignId)
                .addOffsetDateTime(PgRows.maybeTime(before))
                .addInteger(limit);
        return pool.preparedQuery(SELECT_PAGE)
                .execute(parameters)
                .map(rows -> PgRows.list(rows, HistoryProjection::entry));
    }

    private static HistoryEntry entry(Row row) {
        String target = row.getString("target");
        return new HistoryEntry(
                Objects.requireNonNull(CampaignSummaryQueries.reading(row)),
                target == null ? null : JsonColumn.read(target, TargetComputed.class));
    }

    private static <T> OffsetDateTime[] times(List<T> facts, Function<T, Instant> time) {
        return facts.stream().map(fact -> PgRows.time(time.apply(fact))).toArray(OffsetDateTime[]::new);
    }

    /** A batch of snapshots as one array per column, filled in one pass, because this is the busiest table. */
    private static final class SnapshotColumns {
        private final String[] campaigns;
        private final OffsetDateTime[] times;
        private final Long[] views;
        private final Long[] likes;
        private final Long[] comments;
        private final Boolean[] unavailable;
        private int size;

        SnapshotColumns(int rows) {
            campaigns = new String[rows];
            times = new OffsetDateTime[rows];
            views = new Long[rows];
            likes = new Long[rows];
            comments = new Long[rows];
            unavailable = new Boolean[rows];
        }

        void add(VideoFact fact) {
            campaigns[size] = fact.campaignId();
            times[size] = PgRows.time(fact.observedAt());
            unavailable[size] = true;
            if (fact instanceof VideoObserved observed) {
                unavailable[size] = false;
                views[size] = observed.views();
                likes[size] = observed.likes();
                comments[size] = observed.comments();
            }
            size++;
        }

        Tuple tuple() {
            return Tuple.tuple()
                    .addArrayOfString(campaigns)
                    .addArrayOfOffsetDateTime(times)
                    .addArrayOfLong(views)
                    .addArrayOfLong(likes)
                    .addArrayOfLong(comments)
                    .addArrayOfBoolean(unavailable);
        }
    }
}
