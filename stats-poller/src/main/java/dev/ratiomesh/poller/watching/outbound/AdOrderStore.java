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

/** The advertising orders that are known, and what is forgotten of them and of campaigns that do not run. */
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

    /** Takes over what is newer than what is known; a video whose advertising has begun is read now. */
    public Uni<Void> saveNewer(List<AdOrder> adverts, Instant now) {
        Map<String, AdOrder> latest = new TreeMap<>();
        adverts.forEach(advert -> latest.merge(advert.orderId(), advert, (a, b) -> a.version() > b.version() ? a : b));
        return latest.isEmpty()
                ? Uni.createFrom().voidItem()
                : pool.preparedQuery(UPSERT)
                        .execute(columns(List.copyOf(latest.values())))
                        .chain(() -> makeDue(adverts, now));
    }

    /** Forgets what ended before then, a bounded number of rows at a time. */
    public Uni<Void> forget(Instant before) {
        OffsetDateTime then = PgRows.time(before);
        return rows.forgetWhere("advert", "NOT running AND changed_at < $1", then)
                .chain(() -> rows.forgetWhere("watch", "NOT running AND adopted AND changed_at < $1", then));
    }

    private Uni<Void> makeDue(List<AdOrder> adverts, Instant now) {
        String[] videos = adverts.stream()
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

    private static Tuple columns(List<AdOrder> adverts) {
        return Tuple.tuple(List.of(
                adverts.stream().map(AdOrder::orderId).toArray(String[]::new),
                adverts.stream().map(AdOrder::videoId).toArray(String[]::new),
                adverts.stream().map(AdOrder::version).toArray(Long[]::new),
                adverts.stream().map(AdOrder::running).toArray(Boolean[]::new),
                adverts.stream()
                        .map(advert -> PgRows.maybeTime(advert.endsAt()))
                        .toArray(OffsetDateTime[]::new),
                adverts.stream().map(advert -> PgRows.time(advert.changedAt())).toArray(OffsetDateTime[]::new)));
    }
}
