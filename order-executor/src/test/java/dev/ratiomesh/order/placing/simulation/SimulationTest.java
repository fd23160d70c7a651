package dev.ratiomesh.order.placing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Runs random histories; {@code -Dtest=SimulationTest -Dorders.seed=<n>} replays one seed and prints every step. */
class SimulationTest {
    private static final int SEEDS = 100_000;

    @Test
    void no_crash_repeat_delay_or_loss_breaks_an_invariant_of_money() {
        // given
        Long replay = Long.getLong("orders.seed");
        int seeds = Integer.getInteger("simulation.seeds", SEEDS);

        // when
        Optional<String> breach =
                replay == null ? SeedRunner.run(seeds, Set.of()).breach() : SeedRunner.replay(replay);

        // then
        assertThat(breach).isEmpty();
    }
}
