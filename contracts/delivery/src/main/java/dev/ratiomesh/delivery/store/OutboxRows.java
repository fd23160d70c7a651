package dev.ratiomesh.delivery.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ratiomesh.delivery.Envelope;
import dev.ratiomesh.delivery.Json;
import dev.ratiomesh.delivery.Records;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The relay's statements. */
final class OutboxRows {
    private static final String UNSENT =
            """
            SELECT id, topic, key, envelope, payload FROM outbox
            WHERE shard = $1 AND sent_at IS NULL ORDER BY seq LIMIT $2
            """;
    private static final String MARK =
            """
            UPDATE outbox SET sent_at = now()
            WHERE id = ANY($1) AND EXISTS (
              SELECT 1 FROM outbox_lease WHERE shard = $2 AND owner = $3 AND epoch = $4)
            """;
    private static final String OLDEST_UNSENT =
            "SELECT extract(epoch FROM now() - min(created_at))::float8 AS age FROM outbox WHERE sent_at IS NULL";

    private final Pool pool;

    OutboxRows(Pool pool) {
        this.pool = pool;
    }

    /** A row to send. */
    record Unsent(UUID id, String key, ProducerRecord<byte[], byte[]> record) {}

    Uni<List<Unsent>> unsent(int shard, int limit) {
        return pool.preparedQuery(UNSENT).execute(Tuple.of(shard, limit)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(OutboxRows::unsent)
                .toList());
    }

    /** Marks rows as sent, unless the shard has gone to another relay meanwhile; then it will send them again. */
    Uni<Void> mark(UUID[] ids, int shard, String owner, long epoch) {
        return pool.preparedQuery(MARK)
                .execute(Tuple.of(ids, shard, owner, epoch))
                .replaceWithVoid();
    }

    /** The age of the oldest unsent row; zero when there is none. */
    Uni<Duration> oldestUnsent() {
        return pool.query(OLDEST_UNSENT).execute().map(rows -> {
            Double seconds = rows.iterator().next().getDouble("age");
            return seconds == null ? Duration.ZERO : Duration.ofMillis((long) (seconds * 1000));
        });
    }

    private static Unsent unsent(Row row) {
        String key = row.getString("key");
        byte[] payload = row.getString("payload").getBytes(StandardCharsets.UTF_8);
        return new Unsent(row.getUUID("id"), key, Records.of(row.getString("topic"), key, envelope(row), payload));
    }

    private static Envelope envelope(Row row) {
        try {
            return Json.tolerant().readValue(row.getString("envelope"), Envelope.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("outbox row " + row.getUUID("id") + " has an unreadable envelope", e);
        }
    }
}
