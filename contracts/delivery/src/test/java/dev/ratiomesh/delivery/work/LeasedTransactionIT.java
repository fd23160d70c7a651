package dev.ratiomesh.delivery.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.delivery.runtime.IsolatedContext;
import dev.ratiomesh.delivery.tally.Database;
import dev.ratiomesh.delivery.tally.TallyServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TallyServers.class)
class LeasedTransactionIT {
    private static final Instant NEXT = Instant.parse("2028-02-29T00:00:00Z");
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @Inject
    LeasedTransaction leased;

    @Inject
    IsolatedContext isolated;

    @Inject
    Database database;

    private final AtomicInteger fenced = new AtomicInteger();

    @BeforeEach
    void one_parcel_that_was_claimed_twice() {
        database.update("DELETE FROM parcel");
        database.update("INSERT INTO parcel (id, due_at, lease_until, epoch)"
                + " VALUES ('a', now(), now() + interval '1 minute', 2)");
    }

    @Test
    void the_current_claim_writes_and_gives_its_lease_back() {
        // when
        Optional<String> done = load(new Claim("a", 2));
        // then
        assertThat(done).contains("loaded");
        assertThat(fenced).hasValue(0);
        assertThat(database.count(
                        "parcel WHERE weight = 5 AND epoch = 2 AND lease_until IS NULL AND due_at = ?::timestamptz",
                        NEXT.toString()))
                .isEqualTo(1);
    }

    @Test
    void a_claim_of_an_earlier_epoch_changes_nothing() {
        // when
        Optional<String> done = load(new Claim("a", 1));
        // then
        assertThat(done).isEmpty();
        assertThat(fenced).hasValue(1);
        assertThat(database.count("parcel WHERE weight = 0 AND epoch = 2 AND lease_until IS NOT NULL"))
                .isEqualTo(1);
    }

    @Test
    void a_row_that_is_gone_is_not_worked_on() {
        assertThat(load(new Claim("b", 1))).isEmpty();
        assertThat(fenced).hasValue(1);
    }

    @Test
    void a_lease_that_has_ended_holds_until_another_worker_claims_the_row() {
        // given
        database.update("UPDATE parcel SET lease_until = now() - interval '1 minute'");
        // then
        assertThat(load(new Claim("a", 2))).contains("loaded");
    }

    @Test
    void work_that_goes_on_is_due_when_its_lease_ends() {
        // when
        run(new Claim("a", 2), row -> row.lease().keep());
        // then
        assertThat(database.count("parcel WHERE due_at = lease_until")).isEqualTo(1);
    }

    @Test
    void whoever_takes_a_row_over_fences_its_worker() {
        // when
        run(new Claim("a", 2), row -> row.lease().fence());
        // then
        assertThat(load(new Claim("a", 2))).isEmpty();
        assertThat(database.count("parcel WHERE epoch = 3 AND lease_until IS NULL"))
                .isEqualTo(1);
    }

    private Optional<String> load(Claim claim) {
        return run(claim, row -> {
            row.load(5);
            row.lease().release(NEXT);
        });
    }

    private Optional<String> run(Claim claim, Consumer<ParcelRow> work) {
        return isolated.run(() -> leased.run(
                        claim,
                        ParcelRow.class,
                        (session, row) -> {
                            work.accept(row);
                            return Uni.createFrom().item("loaded");
                        },
                        fenced::incrementAndGet))
                .await()
                .atMost(TIMEOUT);
    }
}
