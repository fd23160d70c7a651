package dev.ratiomesh.sandbox.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.sandbox.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimClockTest {
    private final SettableClock real = new SettableClock("2026-11-21T10:00:00Z");

    @Test
    void runs_at_its_speed_from_the_world_start() {
        // given
        SimClock clock = SimClock.resume(real, List.of(), 60);

        // when
        real.pass(Duration.ofSeconds(90));

        // then
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-11-21T11:30:00Z"));
        assertThat(clock.worldStart()).isEqualTo(Instant.parse("2026-11-21T10:00:00Z"));
    }

    @Test
    void goes_on_without_a_jump_after_a_restart_at_another_speed() {
        // given
        SimClock first = SimClock.resume(real, List.of(), 60);
        real.pass(Duration.ofMinutes(1));

        // when
        SimClock second = SimClock.resume(real, List.of(first.latest()), 3600);
        Instant atRestart = second.instant();
        real.pass(Duration.ofSeconds(1));

        // then
        assertThat(atRestart).isEqualTo(Instant.parse("2026-11-21T11:00:00Z"));
        assertThat(second.instant()).isEqualTo(Instant.parse("2026-11-21T12:00:00Z"));
        assertThat(second.worldStart()).isEqualTo(first.worldStart());
    }

    @Test
    void knows_the_simulated_time_of_a_moment_under_an_earlier_speed() {
        // given
        SimClock first = SimClock.resume(real, List.of(), 60);
        real.pass(Duration.ofMinutes(1));
        SimClock second = SimClock.resume(real, List.of(first.latest()), 3600);

        // when
        Instant then = second.at(Instant.parse("2026-11-21T10:00:30Z"));
        Instant beforeTheWorld = second.at(Instant.parse("2026-11-20T00:00:00Z"));

        // then
        assertThat(then).isEqualTo(Instant.parse("2026-11-21T10:30:00Z"));
        assertThat(beforeTheWorld).isEqualTo(Instant.parse("2026-11-21T10:00:00Z"));
    }
}
