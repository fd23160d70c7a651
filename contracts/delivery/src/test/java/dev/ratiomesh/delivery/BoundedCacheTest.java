package dev.ratiomesh.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BoundedCacheTest {
    private final Set<String> inUse = new HashSet<>();
    private final BoundedCache<String, String> cache = new BoundedCache<>(2, value -> !inUse.contains(value));

    @Test
    void makes_each_value_once() {
        // given
        cache.get("a", key -> "first");

        // when
        String again = cache.get("a", key -> "second");

        // then
        assertThat(again).isEqualTo("first");
    }

    @Test
    void forgets_the_value_that_was_longest_not_asked_for() {
        // given
        cache.get("a", key -> "A");
        cache.get("b", key -> "B");
        cache.find("a");

        // when
        cache.get("c", key -> "C");

        // then
        assertThat(cache.find("b")).isEmpty();
        assertThat(cache.find("a")).contains("A");
        assertThat(cache.size()).isEqualTo(2);
    }

    @Test
    void keeps_a_value_in_use_beyond_the_maximum() {
        // given
        inUse.add("A");
        cache.get("a", key -> "A");
        cache.get("b", key -> "B");

        // when
        cache.get("c", key -> "C");

        // then
        assertThat(cache.find("a")).contains("A");
        assertThat(cache.size()).isEqualTo(3);
    }
}
