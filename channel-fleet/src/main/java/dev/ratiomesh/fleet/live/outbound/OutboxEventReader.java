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

/** Events in the outbox, in the order in which their transactions began. Committed is said: the relay sends it for sure. */
@ApplicationScoped
public class OutboxEventReader {
    /** Only what no open transaction can still precede. */
    private static final String AFTER =
            """
            SELECT xid, seq, envelope, payload FROM outbox
            WHERE topic = $1 AND (xid, seq) > ($2, $3) AND xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
            ORDER BY xid, seq LIMIT $4
            """;

    private static final String LAST =
            """
            SELECT xid, seq FROM outbox WHERE xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
            ORDER BY xid DESC, seq DESC LIMIT 1
            """;

    private static final String KEPT = "SELECT 1 FROM outbox WHERE xid = $1 AND seq = $2";

    private static final StreamPosition NOTHING_SAID = new StreamPosition(0, 0);

    private final Pool pool;

    OutboxEventReader(Pool pool) {
        this.pool = pool;
    }

    public Uni<List<StreamedEvent>> after(StreamPosition position, int most) {
        return pool.preparedQuery(AFTER)
                .execute(Tuple.of(Topic.CHANNEL_EVENTS_NAME, position.xid(), position.id(), most))
                .map(rows -> PgRows.list(rows, OutboxEventReader::said));
    }

    /** Where the stream is now. */
    public Uni<StreamPosition> last() {
        return pool.query(LAST).execute().map(rows -> PgRows.first(rows, OutboxEventReader::position)
                .orElse(NOTHING_SAID));
    }

    /** Whether nothing after it has been forgotten: the oldest rows are forgotten first. */
    public Uni<Boolean> isRetained(StreamPosition position) {
        return position.equals(NOTHING_SAID) ? Uni.createFrom().item(true) : isThere(position);
    }

    private Uni<Boolean> isThere(StreamPosition position) {
        return pool.preparedQuery(KEPT)
                .execute(Tuple.of(position.xid(), position.id()))
                .map(rows -> rows.size() > 0);
    }

    private static StreamedEvent said(Row row) {
        Envelope envelope = envelope(row.getString("envelope"));
        return new StreamedEvent(position(row), envelope.type(), envelope.tenantId(), row.getString("payload"));
    }

    private static StreamPosition position(Row row) {
        return new StreamPosition(row.getLong("xid"), row.getLong("seq"));
    }

    private static Envelope envelope(String text) {
        try {
            return JsonMappers.tolerant().readValue(text, Envelope.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an envelope in the outbox cannot be read", e);
        }
    }
}
