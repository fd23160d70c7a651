package dev.ratiomesh.fleet.uploading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LimitsTest {
    @Test
    void titles_have_1_to_100_characters_whatever_their_bytes() {
        assertThat(Limits.title("é".repeat(100))).isEmpty();
        assertThat(Limits.title("🎺".repeat(100))).isEmpty();
        assertThat(Limits.title("é".repeat(101))).isPresent();
        assertThat(Limits.title(" ")).isPresent();
        assertThat(Limits.title("a > b")).isPresent();
    }

    @Test
    void descriptions_have_5000_bytes_at_most() {
        assertThat(Limits.description("é".repeat(2500))).isEmpty();
        assertThat(Limits.description("é".repeat(2501))).isPresent();
        assertThat(Limits.description("a < b")).isPresent();
        assertThat(Limits.description(null)).isEmpty();
    }

    @Test
    void tags_count_as_youtube_counts_them() {
        assertThat(Limits.lengthOf(List.of("ab", "c d"))).isEqualTo(2 + 1 + 3 + 2);
        assertThat(Limits.tags(List.of("x".repeat(500)))).isEmpty();
        assertThat(Limits.tags(List.of("x".repeat(501)))).isPresent();
        assertThat(Limits.tags(List.of("x".repeat(250), "y".repeat(249)))).isEmpty();
        assertThat(Limits.tags(List.of("x".repeat(250), "y".repeat(250)))).isPresent();
        assertThat(Limits.tags(List.of("x y" + "z".repeat(496)))).isPresent();
        assertThat(Limits.tags(List.of("a", " "))).isPresent();
    }

    @Test
    void categories_are_numbers() {
        assertThat(Limits.category("10")).isEmpty();
        assertThat(Limits.category("music")).isPresent();
        assertThat(Limits.category("0")).isPresent();
    }
}
