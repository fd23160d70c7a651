package dev.ratiomesh.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Instant NOW = Instant.parse("2026-02-28T23:59:58Z");
    private final Backoff backoff = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(1));

    @Test
    void a_delay_doubles_with_each_failure_up_to_the_longest() {
        assertThat(IntStream.range(0, 6)
                        .mapToLong(failures -> backoff.delay(failures).toSeconds()))
                .containsExactly(5L, 10L, 20L, 40L, 60L, 60L);
    }

    @Test
    void a_delay_stays_the_longest_however_many_failures_there_were() {
        assertThat(backoff.delay(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(1));
        assertThat(new Backoff(Duration.ofDays(365), Duration.ofDays(400)).delay(Integer.MAX_VALUE))
                .isEqualTo(Duration.ofDays(400));
    }

    @Test
    void a_delay_that_was_asked_for_is_kept_even_beyond_the_longest() {
        assertThat(backoff.delay(1, Duration.ofSeconds(9))).isEqualTo(Duration.ofSeconds(10));
        assertThat(backoff.delay(1, Duration.ofSeconds(11))).isEqualTo(Duration.ofSeconds(11));
        assertThat(backoff.delay(1, Duration.ofHours(1))).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void the_next_attempt_comes_after_the_delay() {
        assertThat(backoff.retryAt(NOW, 2, Duration.ZERO)).isEqualTo(NOW.plusSeconds(20));
        assertThat(backoff.retryAt(NOW, 2, Duration.ofSeconds(30))).isEqualTo(NOW.plusSeconds(30));
    }

    @Test
    void a_schedule_grows_from_above_zero() {
        assertThatThrownBy(() -> new Backoff(Duration.ZERO, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(-1), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
