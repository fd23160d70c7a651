package dev.ratiomesh.poller.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.delivery.Backoff;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PollBackoffTest {
    private static final Instant NOW = Instant.parse("2026-11-20T20:00:00Z");
    private static final Duration MAX = Duration.ofSeconds(10);
    private static final Backoff SCHEDULE = new Backoff(Duration.ofSeconds(1), MAX);

    @Test
    void doubles_the_delay_up_to_the_maximum() {
        // given
        PollBackoff once = PollBackoff.NONE.next(NOW, SCHEDULE, 1);

        // when
        PollBackoff twice = once.next(NOW, SCHEDULE, 1);
        PollBackoff often = twice;
        for (int i = 0; i < 100; i++) {
            often = often.next(NOW, SCHEDULE, 1);
        }

        // then
        assertThat(once.retryAt()).isEqualTo(NOW.plusSeconds(1));
        assertThat(twice.retryAt()).isEqualTo(NOW.plusSeconds(2));
        assertThat(often.retryAt()).isEqualTo(NOW.plus(MAX));
    }

    @Test
    void the_random_factor_halves_a_delay_at_most() {
        assertThat(PollBackoff.NONE.next(NOW, SCHEDULE, 0).retryAt()).isEqualTo(NOW.plusMillis(500));
    }

    @Test
    void is_active_until_the_retry_time() {
        PollBackoff backoff = new PollBackoff(1, NOW);
        assertThat(backoff.isActive(NOW.minusMillis(1))).isTrue();
        assertThat(backoff.isActive(NOW)).isFalse();
    }
}
