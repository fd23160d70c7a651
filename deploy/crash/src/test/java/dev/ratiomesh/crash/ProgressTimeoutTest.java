package dev.ratiomesh.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTimeoutTest {
    private final AtomicLong nanos = new AtomicLong();
    private final ProgressTimeout timeout = new ProgressTimeout(Duration.ofSeconds(3), nanos::get);

    @Test
    void is_over_when_its_time_has_passed_in_steps() {
        assertThat(isOverAfter(Duration.ofSeconds(1))).isFalse();
        assertThat(isOverAfter(Duration.ofSeconds(2))).isFalse();
        assertThat(isOverAfter(Duration.ofSeconds(1))).isTrue();
    }

    @Test
    void loses_two_seconds_only_when_the_machine_stands_still() {
        assertThat(isOverAfter(Duration.ofMinutes(10))).isFalse();
        assertThat(isOverAfter(Duration.ofMinutes(10))).isTrue();
    }

    @Test
    void starts_over_after_progress() {
        // given
        assertThat(isOverAfter(Duration.ofSeconds(2))).isFalse();

        // when
        timeout.renew();

        // then
        assertThat(isOverAfter(Duration.ofSeconds(2))).isFalse();
    }

    private boolean isOverAfter(Duration time) {
        nanos.addAndGet(time.toNanos());
        return timeout.isOver();
    }
}
