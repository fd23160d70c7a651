package dev.ratiomesh.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StreamPositionTest {
    @Test
    void reads_what_it_wrote() {
        StreamPosition position = new StreamPosition(123_456_789_012L, 7);
        assertThat(StreamPosition.parse(position.toString())).contains(position);
    }

    @Test
    void reads_nothing_else() {
        for (String text : new String[] {"", "1", "1-", "-1-2", "1-2-3", "a-b", "1-2 ", "9".repeat(19) + "-1"}) {
            assertThat(StreamPosition.parse(text)).as(text).isEmpty();
        }
    }
}
