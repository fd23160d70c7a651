package dev.ratiomesh.poller.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PollBackoffTest {
    private static final Instant NOW = Instant.parse("2026-11-20T20:00:00Z");
    private static final Duration MOST = Duration.ofSeconds(10);
    private static final dev.ratiomesh.delivery.Backoff SCHEDULE =
            new dev.ratiomesh.delivery.Backoff(Duration.ofSeconds(1), MOST);

    @Test
    void rests_twice_as_long_each_time_up_to_the_limit() {
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
        assertThat(often.retryAt()).isEqualTo(NOW.plus(MOST));
    }

    @Test
    void chance_shortens_a_rest_by_half_at_the_most() {
        assertThat(PollBackoff.NONE.next(NOW, SCHEDULE, 0).retryAt()).isEqualTo(NOW.plusMillis(500));
    }

    @Test
    void holds_until_its_end() {
        PollBackoff backoff = new PollBackoff(1, NOW);
        assertThat(backoff.isActive(NOW.minusMillis(1))).isTrue();
        assertThat(backoff.isActive(NOW)).isFalse();
    }
}
