package dev.ratiomesh.fleet.uploading.outbound.store;

import dev.ratiomesh.contracts.channel.ChannelCommand.UpdateVideo;
import dev.ratiomesh.delivery.Envelope;
import dev.ratiomesh.delivery.OutgoingEvent;
import dev.ratiomesh.delivery.store.JsonColumn;
import dev.ratiomesh.delivery.store.Outbox;
import dev.ratiomesh.delivery.store.PgRows;
import dev.ratiomesh.delivery.store.UnitOfWork;
import dev.ratiomesh.delivery.work.ClaimQuery;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** A queue of video updates that are not yet written. A completed update leaves the table. */
@ApplicationScoped
public class VideoUpdateQueue {
    private static final String INSERT_UPDATE =
            """
            INSERT INTO video_change (id, channel_id, tenant_id, command, origin, created_at, due_at)
            VALUES (:id, :channel, :tenant, :command, :origin, cast(:now AS timestamptz), cast(:now AS timestamptz))
            ON CONFLICT DO NOTHING
            """;
    /** Updates of one channel are written in the order of their commands: only its oldest is due. */
    private static final ClaimQuery<ClaimedUpdate> CLAIM_DUE = ClaimQuery.of("video_change")
            .due(
                    """
                    t.due_at <= $1
                    AND NOT EXISTS (SELECT 1 FROM video_change AS o WHERE o.channel_id = t.channel_id
                                    AND (o.created_at, o.id) < (t.created_at, t.id))""")
            .returning("t.id, t.epoch, t.tries, t.command, t.origin, t.created_at", VideoUpdateQueue::toClaimedUpdate);

    private static final String DELETE_UPDATE = "DELETE FROM video_change WHERE id = :id AND epoch = :epoch";
    private static final String RESCHEDULE_UPDATE =
            """
            UPDATE video_change SET due_at = $3, lease_until = NULL, tries = tries + 1, problem = $4
            WHERE id = $1 AND epoch = $2
            """;

    private final Pool pool;
    private final UnitOfWork unitOfWork;
    private final Outbox outbox;

    VideoUpdateQueue(Pool pool, UnitOfWork unitOfWork, Outbox outbox) {
        this.pool = pool;
        this.unitOfWork = unitOfWork;
        this.outbox = outbox;
    }

    /** An update that this worker may write, until a later epoch's claim fences it off. */
    public record ClaimedUpdate(
            String id, long epoch, int failedAttempts, UpdateVideo command, Envelope origin, Instant createdAt) {}

    public Uni<Void> add(Mutiny.Session session, Envelope envelope, UpdateVideo command, Instant now) {
        return session.createNativeQuery(INSERT_UPDATE)
                .setParameter("id", envelope.source() + " " + envelope.id())
                .setParameter("channel", command.channelId())
                .setParameter("tenant", command.tenantId())
                .setParameter("command", JsonColumn.write(command))
                .setParameter("origin", JsonColumn.write(envelope))
                .setParameter("now", now)
                .executeUpdate()
                .replaceWithVoid();
    }

    public Uni<List<ClaimedUpdate>> claim(Instant now, int limit, Duration lease) {
        return CLAIM_DUE.claim(pool, now, limit, lease);
    }

    /** Removes the update and publishes its event. Has no effect when another worker has claimed the update. */
    public Uni<Void> complete(ClaimedUpdate update, OutgoingEvent event) {
        return unitOfWork.run(session -> session.createNativeQuery(DELETE_UPDATE)
                .setParameter("id", update.id())
                .setParameter("epoch", update.epoch())
                .executeUpdate()
                .chain(rows -> rows == 0
                        ? Uni.createFrom().voidItem()
                        : outbox.appendAll(session, List.of(new Outbox.Entry(event, update.origin())))));
    }

    /** Schedules another attempt. Has no effect when another worker has claimed the update. */
    public Uni<Void> reschedule(ClaimedUpdate update, Instant dueAt, String problem) {
        return pool.preparedQuery(RESCHEDULE_UPDATE)
                .execute(Tuple.of(update.id(), update.epoch(), PgRows.time(dueAt), problem))
                .replaceWithVoid();
    }

    private static ClaimedUpdate toClaimedUpdate(Row row) {
        return new ClaimedUpdate(
                row.getString("id"),
                row.getLong("epoch"),
                row.getInteger("tries"),
                JsonColumn.read(row.getString("command"), UpdateVideo.class),
                JsonColumn.read(row.getString("origin"), Envelope.class),
                PgRows.instant(row, "created_at"));
    }
}
