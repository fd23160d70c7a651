package dev.ratiomesh.delivery.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ratiomesh.delivery.Envelope;
import dev.ratiomesh.delivery.ProducerRecords;
import dev.ratiomesh.delivery.json.JsonMappers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Executes the SQL statements of the outbox relay. */
final class OutboxSql {
    private static final String SELECT_UNSENT =
            """
            SELECT id, topic, key, envelope, payload FROM outbox
            WHERE shard = $1 AND sent_at IS NULL AND key <> ALL($3) ORDER BY seq LIMIT $2
            """;
    /**
     * Locks the lease, so that either the next holder waits and sees the rows as sent, or the mark sees the new holder.
     */
    private static final String MARK_SENT =
            """
            WITH held AS MATERIALIZED (
              SELECT 1 FROM outbox_lease WHERE shard = $2 AND owner = $3 AND epoch = $4 FOR SHARE)
            UPDATE outbox SET sent_at = now() WHERE id = ANY($1) AND EXISTS (SELECT FROM held)
            """;
    /**
     * Reads the first row of each shard instead of the minimum of all, so that a poll costs the same at any backlog.
     */
    private static final String SELECT_AGES =
            """
            SELECT s AS shard, extract(epoch FROM now() - first.created_at)::float8 AS age
            FROM generate_series(0, $1 - 1) AS s, LATERAL (
              SELECT created_at FROM outbox WHERE shard = s AND sent_at IS NULL ORDER BY seq LIMIT 1) AS first
            """;

    private final Pool pool;
    private final int shards;

    OutboxSql(Pool pool, int shards) {
        this.pool = pool;
        this.shards = shards;
    }

    /** A row to send, as a Kafka record. */
    record Unsent(UUID id, String key, ProducerRecord<byte[], byte[]> record) {}

    /**
     * Completes with the first unsent rows of a shard in the order of their writing, without those of the given keys.
     */
    Uni<List<Unsent>> unsent(int shard, int limit, String[] excludedKeys) {
        return pool.preparedQuery(SELECT_UNSENT)
                .execute(Tuple.of(shard, limit, excludedKeys))
                .map(rows -> PgRows.list(rows, OutboxSql::unsent));
    }

    /**
     * Marks rows as sent and completes with their number; marks none when another relay holds the shard meanwhile,
     * which then sends the rows again.
     */
    Uni<Integer> mark(UUID[] ids, int shard, String owner, long epoch) {
        return pool.preparedQuery(MARK_SENT)
                .execute(Tuple.of(ids, shard, owner, epoch))
                .map(RowSet::rowCount);
    }

    /** Completes with the age of the first unsent row of each shard that has one. */
    Uni<Map<Integer, Duration>> ages() {
        return pool.preparedQuery(SELECT_AGES).execute(Tuple.of(shards)).map(found -> PgRows.stream(found)
                .collect(Collectors.toMap(row -> row.getInteger("shard"), OutboxSql::age)));
    }

    private static Duration age(Row row) {
        return Duration.ofMillis((long) (row.getDouble("age") * 1000));
    }

    private static Unsent unsent(Row row) {
        String key = row.getString("key");
        byte[] payload = row.getString("payload").getBytes(StandardCharsets.UTF_8);
        return new Unsent(
                row.getUUID("id"), key, ProducerRecords.of(row.getString("topic"), key, envelope(row), payload));
    }

    private static Envelope envelope(Row row) {
        try {
            return JsonMappers.tolerant().readValue(row.getString("envelope"), Envelope.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("outbox row " + row.getUUID("id") + " has an unreadable envelope", e);
        }
    }
}
