package dev.ratiomesh.delivery.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.delivery.tally.Database;
import dev.ratiomesh.delivery.tally.TallyServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TallyServers.class)
class ClaimQueryIT {
    private static final ClaimQuery<Claim> DUE = ClaimQuery.of("parcel").build();
    private static final Instant NOW = Instant.parse("2026-02-28T23:59:59Z");
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @Inject
    Pool pool;

    @Inject
    Database database;

    @BeforeEach
    void no_parcels() {
        database.update("DELETE FROM parcel");
    }

    @Test
    void two_claimers_never_get_the_same_row() {
        // given
        parcels(500);
        // when
        List<List<Claim>> taken = Uni.join()
                .all(drain(), drain(), drain(), drain())
                .andFailFast()
                .await()
                .atMost(TIMEOUT);
        // then
        assertThat(taken).allSatisfy(claims -> assertThat(claims).isNotEmpty());
        assertThat(taken.stream().flatMap(List::stream).map(Claim::id))
                .hasSize(500)
                .doesNotHaveDuplicates();
    }

    @Test
    void no_more_than_the_limit_are_claimed_and_the_soonest_due_come_first() {
        // given
        parcels(20);
        // when
        List<Claim> claims = claim(NOW, 3);
        // then
        assertThat(claims).extracting(Claim::id).containsExactlyInAnyOrder("p-0020", "p-0019", "p-0018");
    }

    @Test
    void rows_that_are_not_due_are_not_claimed() {
        // given
        parcels(1);
        database.update("INSERT INTO parcel (id) VALUES ('never')");
        // then
        assertThat(claim(NOW.minusSeconds(2), 9)).isEmpty();
        assertThat(claim(NOW.minusSeconds(1), 9)).hasSize(1);
    }

    @Test
    void an_ended_lease_is_claimed_again_in_a_higher_epoch() {
        // given
        parcels(1);
        assertThat(claim(NOW, 9)).containsExactly(new Claim("p-0001", 1));
        assertThat(claim(NOW, 9)).isEmpty();
        // when
        database.update("UPDATE parcel SET lease_until = now()");
        // then
        assertThat(claim(NOW, 9)).containsExactly(new Claim("p-0001", 2));
    }

    @Test
    void the_clock_of_a_replica_neither_ends_nor_begins_a_lease() {
        // given
        parcels(2);
        Instant ahead = NOW.plus(Duration.ofDays(400));
        // when
        assertThat(claim(NOW, 1)).hasSize(1);
        assertThat(claim(ahead, 1)).hasSize(1);
        // then
        assertThat(claim(ahead, 9)).isEmpty();
        assertThat(database.count("parcel WHERE lease_until > now() + interval '30 seconds'"
                        + " AND lease_until <= now() + interval '60 seconds'"))
                .isEqualTo(2);
    }

    @Test
    void a_query_has_its_own_condition_order_and_columns() {
        // given
        parcels(9);
        ClaimQuery<Integer> heavy = ClaimQuery.of("parcel")
                .key("id", "weight")
                .due("t.due_at <= $1 AND t.weight >= $4")
                .orderBy("t.weight DESC")
                .andSet("due_at = NULL")
                .returning("t.weight", row -> row.getInteger("weight"));
        // when
        List<Integer> weights = heavy.claim(pool, NOW, 2, LEASE, 3).await().atMost(TIMEOUT);
        List<Integer> rest = heavy.claim(pool, NOW, 99, LEASE, 3).await().atMost(TIMEOUT);
        // then
        assertThat(weights).containsExactlyInAnyOrder(9, 8);
        assertThat(rest).containsExactlyInAnyOrder(7, 6, 5, 4, 3);
        assertThat(database.count("parcel WHERE due_at IS NULL")).isEqualTo(7);
    }

    private Uni<List<Claim>> drain() {
        return DUE.claim(pool, NOW, 7, LEASE)
                .chain(claims -> claims.isEmpty()
                        ? Uni.createFrom().item(claims)
                        : drain().map(rest ->
                                Stream.concat(claims.stream(), rest.stream()).toList()));
    }

    private List<Claim> claim(Instant now, int limit) {
        return DUE.claim(pool, now, limit, LEASE).await().atMost(TIMEOUT);
    }

    /** Inserts parcels: the higher its number, the earlier a parcel is due; its weight is its number. */
    private void parcels(int count) {
        database.update(
                """
                INSERT INTO parcel (id, due_at, weight)
                SELECT 'p-' || lpad(i::text, 4, '0'), ?::timestamptz - i * interval '1 second', i
                FROM generate_series(1, ?) AS i
                """,
                NOW.toString(),
                count);
    }
}
