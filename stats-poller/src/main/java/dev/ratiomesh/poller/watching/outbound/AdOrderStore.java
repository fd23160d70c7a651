package dev.ratiomesh.poller.watching.outbound;

import dev.ratiomesh.delivery.store.PgRows;
import dev.ratiomesh.delivery.store.RowPurge;
import dev.ratiomesh.poller.watching.AdOrder;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Stores the advertising orders, and deletes expired orders and watches. */
@ApplicationScoped
public class AdOrderStore {
    private static final String UPSERT =
            """
            INSERT INTO advert AS a (order_id, video_id, version, running, ends_at, changed_at)
            SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[], $4::bool[], $5::timestamptz[], $6::timestamptz[])
            ON CONFLICT (order_id) DO UPDATE
              SET version = excluded.version, running = excluded.running, ends_at = excluded.ends_at,
                  changed_at = excluded.changed_at
              WHERE a.version < excluded.version
            """;
    private static final String MAKE_DUE =
            "UPDATE video SET due_at = least(due_at, $2) WHERE video_id = ANY($1) AND due_at > $2";

    private final Pool pool;
    private final RowPurge rows;

    AdOrderStore(Pool pool) {
        this.pool = pool;
        this.rows = new RowPurge(pool);
    }

    /** Saves orders newer than the stored ones; the video of an order that has just been placed becomes due at once. */
    public Uni<Void> saveNewer(List<AdOrder> orders, Instant now) {
        Map<String, AdOrder> latest = new TreeMap<>();
        orders.forEach(order -> latest.merge(order.orderId(), order, (a, b) -> a.version() > b.version() ? a : b));
        return latest.isEmpty()
                ? Uni.createFrom().voidItem()
                : pool.preparedQuery(UPSERT)
                        .execute(columns(List.copyOf(latest.values())))
                        .chain(() -> makeDue(orders, now));
    }

    /** Deletes ended orders and watches that changed before the given moment, a bounded number of rows at a time. */
    public Uni<Void> deleteBefore(Instant before) {
        OffsetDateTime cutoff = PgRows.time(before);
        return rows.deleteWhere("advert", "NOT running AND changed_at < $1", cutoff)
                .chain(() -> rows.deleteWhere("watch", "NOT running AND adopted AND changed_at < $1", cutoff));
    }

    private Uni<Void> makeDue(List<AdOrder> orders, Instant now) {
        String[] videos = orders.stream()
                .filter(AdOrder::justPlaced)
                .map(AdOrder::videoId)
                .distinct()
                .toArray(String[]::new);
        return videos.length == 0
                ? Uni.createFrom().voidItem()
                : pool.preparedQuery(MAKE_DUE)
                        .execute(Tuple.of(videos, PgRows.time(now)))
                        .replaceWithVoid();
    }

    private static Tuple columns(List<AdOrder> orders) {
        return Tuple.tuple(List.of(
                orders.stream().map(AdOrder::orderId).toArray(String[]::new),
                orders.stream().map(AdOrder::videoId).toArray(String[]::new),
                orders.stream().map(AdOrder::version).toArray(Long[]::new),
                orders.stream().map(AdOrder::running).toArray(Boolean[]::new),
                orders.stream()
                        .map(order -> PgRows.nullableTime(order.endsAt()))
                        .toArray(OffsetDateTime[]::new),
                orders.stream().map(order -> PgRows.time(order.changedAt())).toArray(OffsetDateTime[]::new)));
    }
}
