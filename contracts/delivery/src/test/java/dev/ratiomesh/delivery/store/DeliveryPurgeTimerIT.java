package dev.ratiomesh.delivery.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.delivery.tally.Database;
import dev.ratiomesh.delivery.tally.TallyServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TallyServers.class)
class DeliveryPurgeTimerIT {
    @Inject
    DeliveryPurgeTimer purge;

    @Inject
    Database database;

    @Inject
    Pool pool;

    private final String run = UUID.randomUUID().toString();

    @Test
    void deletes_only_old_rows_that_were_sent() {
        // given
        database.update(
                "INSERT INTO inbox SELECT ?, '/x', i::text, now() - make_interval(days => i) FROM generate_series(1, 28) i",
                run);
        database.update(
                """
                INSERT INTO outbox (id, shard, topic, key, envelope, payload, sent_at)
                SELECT gen_random_uuid(), 9, 't', ?, '{}', '{}', now() - make_interval(days => i)
                FROM generate_series(1, 28) i
                """,
                run);
        database.update(
                """
                INSERT INTO outbox (id, shard, topic, key, envelope, payload, created_at)
                VALUES (gen_random_uuid(), 9, 't', ?, '{}', '{}', now() - interval '1 year')
                """,
                run);
        // when
        purge.purge().await().atMost(Duration.ofSeconds(10));
        // then
        assertThat(database.count("inbox WHERE consumer = ?", run)).isEqualTo(13);
        assertThat(database.count("outbox WHERE key = ? AND sent_at IS NOT NULL", run))
                .isEqualTo(13);
        assertThat(database.count("outbox WHERE key = ? AND sent_at IS NULL", run))
                .isEqualTo(1);
    }

    @Test
    void goes_on_until_nothing_old_is_left_however_little_a_statement_takes() {
        // given
        database.update(
                "INSERT INTO inbox SELECT ?, '/x', i::text, now() - interval '1 year' FROM generate_series(1, 25) i",
                run);
        // when
        new RowPurge(pool, 10)
                .deleteOlderThan("inbox", "received_at", Duration.ofDays(14))
                .await()
                .atMost(Duration.ofSeconds(10));
        // then
        assertThat(database.count("inbox WHERE consumer = ?", run)).isZero();
    }

    @Test
    void ends_after_a_hundred_statements_and_leaves_the_rest_to_the_next_call() {
        // given
        database.update(
                "INSERT INTO inbox SELECT ?, '/x', i::text, now() - interval '1 year' FROM generate_series(1, 130) i",
                run);
        RowPurge rows = new RowPurge(pool, 1);
        // when
        rows.deleteWhere("inbox", "consumer = $1", run).await().atMost(Duration.ofSeconds(10));
        // then
        assertThat(database.count("inbox WHERE consumer = ?", run)).isEqualTo(30);
    }
}
