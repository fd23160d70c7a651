package dev.ratiomesh.order.placing.simulation;

import static dev.ratiomesh.order.placing.simulation.DisabledSafeguard.DUPLICATE_NAMES;
import static dev.ratiomesh.order.placing.simulation.DisabledSafeguard.MARK_BEFORE_SEND;
import static dev.ratiomesh.order.placing.simulation.DisabledSafeguard.NO_CHECK_CONSTRAINT;
import static dev.ratiomesh.order.placing.simulation.DisabledSafeguard.NO_FENCE;
import static dev.ratiomesh.order.placing.simulation.DisabledSafeguard.NO_INBOX;
import static dev.ratiomesh.order.placing.simulation.DisabledSafeguard.NO_LOCK;
import static dev.ratiomesh.order.placing.simulation.DisabledSafeguard.NO_LOOKUP;
import static dev.ratiomesh.order.placing.simulation.DisabledSafeguard.NO_RESERVE_CONDITION;
import static dev.ratiomesh.order.placing.simulation.DisabledSafeguard.NO_SEND_DEADLINE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Removes each safeguard in turn; the simulation must find a breach. */
class CheckerTest {
    private static final int SEEDS = 50_000;

    @Test
    void finds_a_breach_when_no_fence_stops_a_worker() {
        assertThat(breach(NO_FENCE)).get().asString().contains("InvariantBreach");
    }

    @Test
    void finds_a_breach_when_a_consumer_has_no_inbox() {
        assertThat(breach(NO_INBOX)).get().asString().contains("InvariantBreach");
    }

    @Test
    void finds_a_breach_when_no_lookup_precedes_a_second_sending() {
        assertThat(breach(NO_LOOKUP)).get().asString().contains("InvariantBreach");
    }

    @Test
    void finds_a_breach_when_a_stalled_worker_sends_too_late() {
        assertThat(breach(NO_SEND_DEADLINE)).get().asString().contains("InvariantBreach");
    }

    @Test
    void finds_a_breach_when_the_provider_accepts_a_name_twice() {
        assertThat(breach(DUPLICATE_NAMES)).get().asString().contains("InvariantBreach");
    }

    @Test
    void finds_a_breach_when_the_relay_marks_rows_before_sending() {
        assertThat(breach(MARK_BEFORE_SEND)).get().asString().contains("InvariantBreach");
    }

    @Test
    void finds_a_breach_when_neither_lock_nor_condition_nor_check_guards_the_caps() {
        assertThat(breach(NO_LOCK, NO_RESERVE_CONDITION, NO_CHECK_CONSTRAINT))
                .get()
                .asString()
                .contains("InvariantBreach");
    }

    @Test
    void the_check_alone_keeps_the_caps() {
        assertThat(SeedRunner.run(2_000, Set.of(NO_LOCK, NO_RESERVE_CONDITION)).breach())
                .isEmpty();
    }

    @Test
    void the_condition_alone_keeps_the_caps() {
        assertThat(SeedRunner.run(2_000, Set.of(NO_LOCK, NO_CHECK_CONSTRAINT)).breach())
                .isEmpty();
    }

    @Test
    void the_lock_alone_keeps_the_caps() {
        assertThat(SeedRunner.run(2_000, Set.of(NO_RESERVE_CONDITION, NO_CHECK_CONSTRAINT))
                        .breach())
                .isEmpty();
    }

    private static Optional<String> breach(DisabledSafeguard... disabled) {
        return SeedRunner.run(SEEDS, Set.of(disabled)).breach();
    }
}
