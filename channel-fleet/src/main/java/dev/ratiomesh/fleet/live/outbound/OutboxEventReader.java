package dev.ratiomesh.fleet.live.outbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.delivery.Envelope;
import dev.ratiomesh.delivery.http.StreamPosition;
import dev.ratiomesh.delivery.json.JsonMappers;
import dev.ratiomesh.delivery.store.PgRows;
import dev.ratiomesh.fleet.live.StreamedEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Reads the events in the outbox, ordered by the start of their transactions. The relay sends every committed event.
 */
@ApplicationScoped
public class OutboxEventReader {
    /** Leaves out rows that a transaction still open may precede. */
    private static final String SELECT_AFTER =
            """
            SELECT xid, seq, envelope, payload FROM outbox
            WHERE topic = $1 AND (xid, seq) > ($2, $3) AND xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
            ORDER BY xid, seq LIMIT $4
            """;

    private static final String SELECT_LAST =
            """
            SELECT xid, seq FROM outbox WHERE xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
            ORDER BY xid DESC, seq DESC LIMIT 1
            """;

    private static final String SELECT_POSITION = "SELECT 1 FROM outbox WHERE xid = $1 AND seq = $2";

    private static final StreamPosition EMPTY_OUTBOX = new StreamPosition(0, 0);

    private final Pool pool;

    OutboxEventReader(Pool pool) {
        this.pool = pool;
    }

    /** Reads the events after a position, oldest first. */
    public Uni<List<StreamedEvent>> readAfter(StreamPosition position, int limit) {
        return pool.preparedQuery(SELECT_AFTER)
                .execute(Tuple.of(Topic.CHANNEL_EVENTS_NAME, position.xid(), position.id(), limit))
                .map(rows -> PgRows.list(rows, OutboxEventReader::toEvent));
    }

    /** Finds the position of the latest event. */
    public Uni<StreamPosition> lastPosition() {
        return pool.query(SELECT_LAST).execute().map(rows -> PgRows.first(rows, OutboxEventReader::position)
                .orElse(EMPTY_OUTBOX));
    }

    /** True when no event after the position was deleted; the oldest rows are deleted first. */
    public Uni<Boolean> isRetained(StreamPosition position) {
        return position.equals(EMPTY_OUTBOX) ? Uni.createFrom().item(true) : exists(position);
    }

    private Uni<Boolean> exists(StreamPosition position) {
        return pool.preparedQuery(SELECT_POSITION)
                .execute(Tuple.of(position.xid(), position.id()))
                .map(rows -> rows.size() > 0);
    }

    private static StreamedEvent toEvent(Row row) {
        Envelope envelope = envelope(row.getString("envelope"));
        return new StreamedEvent(position(row), envelope.type(), envelope.tenantId(), row.getString("payload"));
    }

    private static StreamPosition position(Row row) {
        return new StreamPosition(row.getLong("xid"), row.getLong("seq"));
    }

    private static Envelope envelope(String json) {
        try {
            return JsonMappers.tolerant().readValue(json, Envelope.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An envelope in the outbox cannot be read", e);
        }
    }
}
