package dev.ratiomesh.campaign.dashboard.outbound;

import dev.ratiomesh.delivery.http.StreamPosition;
import dev.ratiomesh.delivery.store.PgRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Records which campaigns change in which order, for live streams. */
@ApplicationScoped
public class ChangeFeed {
    private static final String INSERT = "INSERT INTO change (campaign_ids) VALUES ($1)";

    /** Selects only changes that no open transaction can still precede. */
    private static final String SELECT_AFTER =
            """
            SELECT xid, id, campaign_ids FROM change
            WHERE (xid, id) > ($1, $2) AND xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
            ORDER BY xid, id LIMIT $3
            """;

    private static final String SELECT_LAST =
            """
            SELECT xid, id FROM change WHERE xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
            ORDER BY xid DESC, id DESC LIMIT 1
            """;
    private static final String SELECT_KEPT = "SELECT 1 FROM change WHERE xid = $1 AND id = $2";

    private final Pool pool;

    ChangeFeed(Pool pool) {
        this.pool = pool;
    }

    /** One batch of changed campaigns. */
    public record WrittenBatch(StreamPosition position, List<String> campaignIds) {}

    /** Appends the changed campaigns of a batch, in the transaction of the batch. */
    static Uni<Void> append(SqlConnection connection, String[] campaignIds) {
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.tuple().addArrayOfString(campaignIds))
                .replaceWithVoid();
    }

    public Uni<List<WrittenBatch>> findAfter(StreamPosition position, int limit) {
        return pool.preparedQuery(SELECT_AFTER)
                .execute(Tuple.of(position.xid(), position.id(), limit))
                .map(rows -> PgRows.list(
                        rows, row -> new WrittenBatch(position(row), List.of(row.getArrayOfStrings("campaign_ids")))));
    }

    /** Finds the newest position; (0, 0) when there is no change. */
    public Uni<StreamPosition> findLast() {
        return pool.query(SELECT_LAST).execute().map(rows -> PgRows.list(rows, ChangeFeed::position).stream()
                .findFirst()
                .orElse(new StreamPosition(0, 0)));
    }

    /** Returns the position when it is still kept, which means that no change after it has been deleted. */
    public Uni<Optional<StreamPosition>> findKept(StreamPosition position) {
        return pool.preparedQuery(SELECT_KEPT)
                .execute(Tuple.of(position.xid(), position.id()))
                .map(rows -> rows.size() == 0 ? Optional.empty() : Optional.of(position));
    }

    private static StreamPosition position(Row row) {
        return new StreamPosition(row.getLong("xid"), row.getLong("id"));
    }
}
