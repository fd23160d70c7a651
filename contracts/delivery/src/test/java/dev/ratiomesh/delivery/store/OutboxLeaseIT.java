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
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests the lease on a shard that the relay of the application under test does not use. */
@QuarkusTest
@QuarkusTestResource(TallyServers.class)
class OutboxLeaseIT {
    private static final int SHARD = 4;
    private static final Duration LENGTH = Duration.ofMinutes(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @Inject
    Pool pool;

    @Inject
    Database database;

    private final AtomicLong nanos = new AtomicLong(System.nanoTime());
    private OutboxLease first;
    private OutboxLease second;

    @BeforeEach
    void release_all_shards() {
        database.update("DELETE FROM outbox_lease WHERE shard = ?", SHARD);
        first = new OutboxLease(pool, SHARD + 1, LENGTH, nanos::get);
        second = new OutboxLease(pool, SHARD + 1, LENGTH, nanos::get);
    }

    @Test
    void one_of_two_holds_a_shard_and_keeps_it_by_renewing() {
        // when
        renew(first);
        renew(second);
        renew(first);
        // then
        assertThat(first.epoch(SHARD)).hasValue(1);
        assertThat(second.epoch(SHARD)).isEmpty();
    }

    @Test
    void an_expired_lease_passes_to_the_other_holder_in_a_new_epoch_and_fences_the_first() {
        // given
        renew(first);
        UUID row = unsentRow();
        database.update("UPDATE outbox_lease SET valid_until = now() - interval '1 second' WHERE shard = ?", SHARD);
        // when
        renew(second);
        renew(first);
        // then
        assertThat(first.epoch(SHARD)).isEmpty();
        assertThat(second.epoch(SHARD)).hasValue(2);
        OutboxSql rows = new OutboxSql(pool, SHARD + 1);
        assertThat(mark(rows, row, first, 1)).isZero();
        assertThat(mark(rows, row, first, 2)).isZero();
        assertThat(mark(rows, row, second, 1)).isZero();
        assertThat(mark(rows, row, second, 2)).isEqualTo(1);
    }

    @Test
    void a_lease_without_renewal_ends_locally_before_it_ends_in_the_database() {
        // given
        renew(first);
        nanos.addAndGet(LENGTH.toNanos() - 1);
        assertThat(first.epoch(SHARD)).isPresent();
        // when
        nanos.addAndGet(1);
        // then
        assertThat(first.epoch(SHARD)).isEmpty();
    }

    @Test
    void a_released_lease_is_free_at_once() {
        // given
        renew(first);
        // when
        first.release().await().atMost(TIMEOUT);
        renew(second);
        // then
        assertThat(first.epoch(SHARD)).isEmpty();
        assertThat(second.epoch(SHARD)).hasValue(2);
    }

    private static void renew(OutboxLease lease) {
        lease.renew().await().atMost(TIMEOUT);
    }

    private static int mark(OutboxSql rows, UUID row, OutboxLease lease, long epoch) {
        return rows.mark(new UUID[] {row}, SHARD, lease.owner(), epoch).await().atMost(TIMEOUT);
    }

    private UUID unsentRow() {
        UUID id = UUID.randomUUID();
        database.update(
                "INSERT INTO outbox (id, shard, topic, key, envelope, payload) VALUES (?, ?, 't', 'k', '{}', '{}')",
                id,
                SHARD);
        return id;
    }
}
