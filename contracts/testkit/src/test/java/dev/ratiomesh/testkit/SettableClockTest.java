package dev.ratiomesh.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class SettableClockTest {

    @Test
    void stands_still_until_it_is_set() {
        // given
        SettableClock clock = SettableClock.at("2026-11-20T12:00:00Z");

        // when
        clock.advance(Duration.ofMinutes(5));

        // then
        assertThat(clock.instant()).isEqualTo("2026-11-20T12:05:00Z");
    }

    @Test
    void shows_the_same_time_in_every_zone() {
        // given
        SettableClock clock = SettableClock.at("2026-11-20T12:00:00Z");
        SettableClock pacific = clock.withZone(ZoneId.of("America/Los_Angeles"));

        // when
        clock.set(Instant.parse("2027-01-01T00:00:00Z"));

        // then
        assertThat(pacific.instant()).isEqualTo("2027-01-01T00:00:00Z");
        assertThat(pacific.getZone()).isEqualTo(ZoneId.of("America/Los_Angeles"));
    }
}
