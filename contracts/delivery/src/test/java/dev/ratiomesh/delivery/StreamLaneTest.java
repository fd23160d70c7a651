package dev.ratiomesh.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StreamLaneTest {
    record Reading(String key, int value) {}

    @Test
    void of_each_key_the_last_message_stays_in_the_order_of_first_appearance() {
        // given
        var batch = List.of(of("b", 1), of("a", 1), of("b", 2), of("c", 1), of("a", 2), of("b", 3));
        // when
        var latest = StreamLane.latest(batch, Reading::key);
        // then
        assertThat(latest)
                .extracting(ReceivedEvent::event)
                .containsExactly(new Reading("b", 3), new Reading("a", 2), new Reading("c", 1));
    }

    @Test
    void nothing_stays_nothing() {
        assertThat(StreamLane.latest(List.<ReceivedEvent<Reading>>of(), Reading::key))
                .isEmpty();
    }

    private static ReceivedEvent<Reading> of(String key, int value) {
        var envelope = new Envelope(key + value, "/test", "t", null, null, null, null, null);
        return new ReceivedEvent<>(Messages.record("m", "t", "{}"), envelope, new Reading(key, value));
    }
}
