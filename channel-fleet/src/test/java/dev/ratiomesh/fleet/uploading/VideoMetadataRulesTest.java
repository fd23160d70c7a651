package dev.ratiomesh.fleet.uploading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VideoMetadataRulesTest {
    @Test
    void titles_have_1_to_100_characters_of_any_size() {
        assertThat(VideoMetadataRules.checkTitle("é".repeat(100))).isEmpty();
        assertThat(VideoMetadataRules.checkTitle("🎺".repeat(100))).isEmpty();
        assertThat(VideoMetadataRules.checkTitle("é".repeat(101))).isPresent();
        assertThat(VideoMetadataRules.checkTitle(" ")).isPresent();
        assertThat(VideoMetadataRules.checkTitle("a > b")).isPresent();
    }

    @Test
    void descriptions_have_at_most_5000_bytes() {
        assertThat(VideoMetadataRules.checkDescription("é".repeat(2500))).isEmpty();
        assertThat(VideoMetadataRules.checkDescription("é".repeat(2501))).isPresent();
        assertThat(VideoMetadataRules.checkDescription("a < b")).isPresent();
        assertThat(VideoMetadataRules.checkDescription(null)).isEmpty();
    }

    @Test
    void tags_count_as_youtube_counts_them() {
        assertThat(VideoMetadataRules.tagsLength(List.of("ab", "c d"))).isEqualTo(2 + 1 + 3 + 2);
        assertThat(VideoMetadataRules.checkTags(List.of("x".repeat(500)))).isEmpty();
        assertThat(VideoMetadataRules.checkTags(List.of("x".repeat(501)))).isPresent();
        assertThat(VideoMetadataRules.checkTags(List.of("x".repeat(250), "y".repeat(249))))
                .isEmpty();
        assertThat(VideoMetadataRules.checkTags(List.of("x".repeat(250), "y".repeat(250))))
                .isPresent();
        assertThat(VideoMetadataRules.checkTags(List.of("x y" + "z".repeat(496))))
                .isPresent();
        assertThat(VideoMetadataRules.checkTags(List.of("a", " "))).isPresent();
    }

    @Test
    void categories_are_numbers() {
        assertThat(VideoMetadataRules.checkCategory("10")).isEmpty();
        assertThat(VideoMetadataRules.checkCategory("music")).isPresent();
        assertThat(VideoMetadataRules.checkCategory("0")).isPresent();
    }
}
