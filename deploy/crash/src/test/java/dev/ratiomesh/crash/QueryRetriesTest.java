package dev.ratiomesh.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class QueryRetriesTest {
    @Test
    void repeats_a_failed_query() throws Exception {
        AtomicInteger asked = new AtomicInteger();

        String answer = QueryRetries.run(() -> {
            if (asked.incrementAndGet() < 2) {
                throw new IOException("late");
            }
            return "here";
        });

        assertThat(answer).isEqualTo("here");
    }
}
