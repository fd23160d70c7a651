package dev.ratiomesh.delivery.store;

import dev.ratiomesh.delivery.Envelope;
import dev.ratiomesh.delivery.OutgoingEvent;
import dev.ratiomesh.delivery.Publisher;
import dev.ratiomesh.delivery.TraceContexts;
import dev.ratiomesh.delivery.runtime.DeliveryConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Appends a service's events to the outbox table, in the transaction of the decision that they announce. */
@ApplicationScoped
public class Outbox {
    private static final String INSERT_ROWS =
            """
            INSERT INTO outbox (id, shard, topic, key, envelope, payload)
            SELECT cast(r.id AS uuid), r.shard, r.topic, r.key, r.envelope, r.payload
            FROM unnest(cast(:ids AS text[]), cast(:shards AS int[]), cast(:topics AS text[]), cast(:keys AS text[]),
                        cast(:envelopes AS text[]), cast(:payloads AS text[]))
              WITH ORDINALITY AS r (id, shard, topic, key, envelope, payload, position)
            ORDER BY r.position
            """;

    private final Publisher publisher;
    private final TraceContexts traces;
    private final DeliveryConfig config;

    Outbox(Publisher publisher, TraceContexts traces, DeliveryConfig config) {
        this.publisher = publisher;
        this.traces = traces;
        this.config = config;
    }

    /** An event and the message that caused it; null when no message did. */
    public record Entry(OutgoingEvent outgoing, @Nullable Envelope cause) {}

    private record UnsentRow(String id, int shard, String topic, String key, String envelope, String payload) {}

    /** Appends events that no message caused, for example a timer's, under the current trace. */
    public Uni<Void> append(Mutiny.Session session, List<OutgoingEvent> events) {
        return appendAll(
                session, events.stream().map(event -> new Entry(event, null)).toList());
    }

    /**
     * Appends all entries in one statement; entries of the same key are sent in the order of the list.
     *
     * @throws IllegalArgumentException when a payload is larger than the limit
     */
    public Uni<Void> appendAll(Mutiny.Session session, List<Entry> entries) {
        if (entries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<UnsentRow> rows = entries.stream().map(this::row).toList();
        return session.createNativeQuery(INSERT_ROWS)
                .setParameter("ids", column(rows, UnsentRow::id))
                .setParameter("shards", rows.stream().map(UnsentRow::shard).toArray(Integer[]::new))
                .setParameter("topics", column(rows, UnsentRow::topic))
                .setParameter("keys", column(rows, UnsentRow::key))
                .setParameter("envelopes", column(rows, UnsentRow::envelope))
                .setParameter("payloads", column(rows, UnsentRow::payload))
                .executeUpdate()
                .replaceWithVoid();
    }

    private UnsentRow row(Entry entry) {
        OutgoingEvent event = entry.outgoing();
        String id = UUID.randomUUID().toString();
        Envelope envelope = event.envelope(id, publisher.source(), entry.cause());
        if (envelope.traceparent() == null) {
            envelope = envelope.withTraceparent(traces.current());
        }
        String payload = new String(event.payload(config.maxPayload()), StandardCharsets.UTF_8);
        int shard = Math.floorMod(event.key().hashCode(), config.outbox().shards());
        return new UnsentRow(id, shard, event.topic().topicName(), event.key(), JsonColumn.write(envelope), payload);
    }

    private static String[] column(List<UnsentRow> rows, Function<UnsentRow, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }
}
