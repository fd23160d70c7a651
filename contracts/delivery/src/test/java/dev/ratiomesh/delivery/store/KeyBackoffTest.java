package dev.ratiomesh.delivery.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.delivery.store.OutboxShardRelay.KeyBackoff;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class KeyBackoffTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000_000);
    private final KeyBackoff heldBack = new KeyBackoff(3, nanos::get);

    @Test
    void a_key_waits_twice_as_long_after_each_failure_and_half_a_minute_at_most() {
        for (int wait : new int[] {500, 1000, 2000, 4000, 8000, 16000, 30000, 30000}) {
            // when
            heldBack.failed("a");
            // then
            pass(wait - 1);
            assertThat(heldBack.waitingKeys()).containsExactly("a");
            pass(1);
            assertThat(heldBack.waitingKeys()).isEmpty();
        }
    }

    @Test
    void a_key_that_was_sent_begins_anew() {
        // given
        heldBack.failed("a");
        heldBack.failed("a");
        // when
        heldBack.sent("a");
        // then
        assertThat(heldBack.size()).isZero();
        heldBack.failed("a");
        pass(500);
        assertThat(heldBack.waitingKeys()).isEmpty();
    }

    @Test
    void when_too_many_wait_it_is_not_the_keys() {
        // given
        heldBack.failed("a");
        heldBack.failed("b");
        assertThat(heldBack.isFull()).isFalse();
        // when
        heldBack.failed("c");
        // then
        assertThat(heldBack.isFull()).isTrue();
        pass(500);
        assertThat(heldBack.isFull()).isFalse();
    }

    private void pass(int millis) {
        nanos.addAndGet(Duration.ofMillis(millis).toNanos());
    }
}
