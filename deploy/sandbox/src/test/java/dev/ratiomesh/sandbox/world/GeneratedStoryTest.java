package dev.ratiomesh.sandbox.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GeneratedStoryTest {
    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    @Test
    void the_same_id_and_seed_give_the_same_video() {
        // when
        GeneratedStory story = GeneratedStory.of("abcdefghijk", 7, START);

        // then
        assertThat(story).isEqualTo(GeneratedStory.of("abcdefghijk", 7, START));
        assertThat(story).isNotEqualTo(GeneratedStory.of("abcdefghijk", 8, START));
        assertThat(story).isNotEqualTo(GeneratedStory.of("abcdefghijl", 7, START));
    }

    @Test
    void views_only_rise_and_never_pass_their_ceiling() {
        for (GeneratedStory story : videos()) {
            long before = 0;
            for (int hours = 0; hours < 2_000; hours += 25) {
                // when
                VideoCounts counts = story.at(START.plus(Duration.ofHours(hours)));

                // then
                assertThat(counts.views()).isBetween(before, (long) story.ceiling());
                assertThat(counts.likes()).isNotNull().isBetween(0L, counts.views());
                assertThat(counts.comments()).isNotNull().isBetween(0L, counts.views());
                before = counts.views();
            }
        }
    }

    @Test
    void videos_are_hours_to_weeks_old_when_the_world_starts() {
        assertThat(videos()).allSatisfy(story -> {
            // when
            Duration age = Duration.between(story.publishedAt(), START);

            // then
            assertThat(age).isBetween(Duration.ofHours(2), Duration.ofDays(42));
        });
    }

    @Test
    void most_videos_lie_about_the_pop_line_and_a_quarter_clearly_below() {
        // when
        List<Double> factors =
                videos().stream().map(GeneratedStory::likesFactor).toList();

        // then
        long below = factors.stream().filter(factor -> factor < 0.42).count();
        long above = factors.stream().filter(factor -> factor > 1).count();
        assertThat((double) below / factors.size()).isBetween(0.2, 0.4);
        assertThat((double) above / factors.size()).isBetween(0.25, 0.5);
    }

    @Test
    void the_demo_video_starts_with_a_third_of_the_likes_it_should_have_and_grows() {
        // given
        GeneratedStory demo = GeneratedStory.demo(START);

        // when
        VideoCounts first = demo.at(START);
        VideoCounts later = demo.at(START.plus(Duration.ofHours(1)));

        // then
        assertThat(first.views()).isBetween(199_900L, 200_100L);
        assertThat(first.likes() / TypicalEngagement.likes((double) first.views()))
                .isBetween(0.34, 0.36);
        assertThat(later.views() - first.views()).isGreaterThan(500);
    }

    @Test
    void invalid_ids_have_no_video() {
        // given
        VideoCatalog catalog = VideoCatalog.load(null, 1, START);

        // then
        assertThat(catalog.find("abcdefghij")).isEmpty();
        assertThat(catalog.find("abcdefghij!")).isEmpty();
        assertThat(catalog.find("none1234567")).isEmpty();
        assertThat(catalog.find("a-c_e1ghijk")).isPresent();
    }

    private static List<GeneratedStory> videos() {
        return IntStream.range(0, 400)
                .mapToObj(i -> GeneratedStory.of("video-%05d".formatted(i), 1, START))
                .toList();
    }
}
