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

/** The checker is checked: each safeguard is taken away, and the simulation must see it. */
class CheckerTest {
    private static final int SEEDS = 50_000;

    @Test
    void finds_out_a_worker_that_no_fence_stops() {
        assertThat(breach(NO_FENCE)).get().asString().contains("Breach");
    }

    @Test
    void finds_out_a_reader_without_an_inbox() {
        assertThat(breach(NO_INBOX)).get().asString().contains("Breach");
    }

    @Test
    void finds_out_a_sender_that_does_not_look() {
        assertThat(breach(NO_LOOKUP)).get().asString().contains("Breach");
    }

    @Test
    void finds_out_a_sender_that_stood_still_and_sends_all_the_same() {
        assertThat(breach(NO_SEND_DEADLINE)).get().asString().contains("Breach");
    }

    @Test
    void finds_out_a_provider_that_takes_a_name_twice() {
        assertThat(breach(DUPLICATE_NAMES)).get().asString().contains("Breach");
    }

    @Test
    void finds_out_a_relay_that_marks_before_it_sends() {
        assertThat(breach(MARK_BEFORE_SEND)).get().asString().contains("Breach");
    }

    @Test
    void finds_out_caps_that_neither_a_lock_nor_a_condition_nor_a_check_guards() {
        assertThat(breach(NO_LOCK, NO_RESERVE_CONDITION, NO_CHECK_CONSTRAINT))
                .get()
                .asString()
                .contains("Breach");
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

    private static Optional<String> breach(DisabledSafeguard... weaknesses) {
        return SeedRunner.run(SEEDS, Set.of(weaknesses)).breach();
    }
}
