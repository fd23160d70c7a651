package dev.ratiomesh.poller.reading.outbound;

import dev.ratiomesh.delivery.store.PgRows;
import dev.ratiomesh.poller.reading.VideoSubscription;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The running campaigns of videos, as they are when a reading comes back. */
@ApplicationScoped
class SubscriptionQueries {
    private static final String OF =
            """
            SELECT campaign_id, tenant_id, video_id, genre, view_goal, traceparent, told_unavailable
            FROM watch WHERE running AND video_id = ANY($1) ORDER BY campaign_id
            """;
    private static final String TOLD = "UPDATE watch SET told_unavailable = $2 WHERE campaign_id = ANY($1)";

    private final Pool pool;

    SubscriptionQueries(Pool pool) {
        this.pool = pool;
    }

    Uni<List<VideoSubscription>> of(String[] videoIds) {
        return pool.preparedQuery(OF)
                .execute(Tuple.of(videoIds))
                .map(rows -> PgRows.list(rows, SubscriptionQueries::watcher));
    }

    /** Remembers whether these campaigns know that their video does not answer. */
    Uni<Void> told(List<String> campaignIds, boolean unavailable) {
        return campaignIds.isEmpty()
                ? Uni.createFrom().voidItem()
                : pool.preparedQuery(TOLD)
                        .execute(Tuple.of(campaignIds.toArray(String[]::new), unavailable))
                        .replaceWithVoid();
    }

    private static VideoSubscription watcher(Row row) {
        return new VideoSubscription(
                row.getString("campaign_id"),
                row.getString("tenant_id"),
                row.getString("video_id"),
                row.getString("genre"),
                row.getLong("view_goal"),
                row.getString("traceparent"),
                row.getBoolean("told_unavailable"));
    }
}
