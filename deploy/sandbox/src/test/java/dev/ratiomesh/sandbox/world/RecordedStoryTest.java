package dev.ratiomesh.sandbox.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedStoryTest {
    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    private static final Instant RECORDED = Instant.parse("2025-11-03T00:00:00Z");
    private static final String HEADER = "video_id,observed_at,views,likes,comments\n";

    @TempDir
    Path folder;

    @Test
    void goes_straight_from_point_to_point_up_and_down() {
        // given
        RecordedStory story = story(
                new CountObservation(RECORDED, new VideoCounts(100, 10L, 1L)),
                new CountObservation(RECORDED.plusSeconds(100), new VideoCounts(200, 20L, 3L)),
                new CountObservation(RECORDED.plusSeconds(200), new VideoCounts(150, 16L, 2L)));

        // then
        assertThat(story.at(START.plusSeconds(50))).isEqualTo(new VideoCounts(150, 15L, 2L));
        assertThat(story.at(START.plusSeconds(100))).isEqualTo(new VideoCounts(200, 20L, 3L));
        assertThat(story.at(START.plusSeconds(150))).isEqualTo(new VideoCounts(175, 18L, 3L));
    }

    @Test
    void stays_at_its_first_point_before_and_at_its_last_point_after() {
        // given
        RecordedStory story = story(
                new CountObservation(RECORDED, new VideoCounts(100, null, 1L)),
                new CountObservation(RECORDED.plusSeconds(100), new VideoCounts(200, 20L, null)));

        // then
        assertThat(story.at(START.minus(Duration.ofDays(1)))).isEqualTo(new VideoCounts(100, null, 1L));
        assertThat(story.at(START.plus(Duration.ofDays(400)))).isEqualTo(new VideoCounts(200, 20L, null));
    }

    @Test
    void a_count_hidden_at_a_point_stays_hidden_until_the_next() {
        // given
        RecordedStory story = story(
                new CountObservation(RECORDED, new VideoCounts(100, null, 5L)),
                new CountObservation(RECORDED.plusSeconds(100), new VideoCounts(200, 20L, null)));

        // then
        assertThat(story.at(START.plusSeconds(99))).isEqualTo(new VideoCounts(199, null, 5L));
    }

    @Test
    void takes_titles_and_publication_times_from_the_file_beside_the_series() throws IOException {
        // given
        Path series = write(HEADER + "abcdefghijk,2025-11-03T00:00:00Z,1,,\nbbbbbbbbbbb,2025-11-04T00:00:00Z,1,,\n");
        Files.writeString(
                folder.resolve("series-videos.csv"),
                "video_id,category,regions,published_at,channel_title,title\n"
                        + "abcdefghijk,Music,US,2025-11-01T08:00:00Z,c,\"A, B\"\nbbbbbbbbbbb,Music,,,,\n");

        // when
        VideoCatalog catalog = VideoCatalog.load(series, 1, START);

        // then
        VideoStory first = catalog.find("abcdefghijk").orElseThrow();
        VideoStory second = catalog.find("bbbbbbbbbbb").orElseThrow();
        assertThat(first.publishedAt()).isEqualTo(Instant.parse("2025-11-01T08:00:00Z"));
        assertThat(first.title()).isEqualTo("A, B");
        assertThat(second.publishedAt()).isEqualTo(Instant.parse("2025-11-04T00:00:00Z"));
        assertThat(second.title()).isEqualTo("Video bbbbbbbbbbb");
    }

    @Test
    void sorts_points_and_keeps_the_later_row_of_one_moment() throws IOException {
        // given
        Path series = write(HEADER
                + "abcdefghijk,2025-11-03T01:00:00Z,30,,\nabcdefghijk,2025-11-03T00:00:00Z,10,,\n"
                + "abcdefghijk,2025-11-03T01:00:00Z,40,,\n");

        // when
        VideoStory story =
                VideoCatalog.load(series, 1, START).find("abcdefghijk").orElseThrow();

        // then
        assertThat(story.at(START).views()).isEqualTo(10);
        assertThat(story.at(START.plusSeconds(3600)).views()).isEqualTo(40);
    }

    @Test
    void names_the_fault_in_a_series() throws IOException {
        record Case(String row, String complaint) {}
        for (Case invalid : List.of(
                new Case(
                        "abcdefghijk,2025-11-03T00:00:00Z,-1,,",
                        "record 1: views is not a whole number of 0 or more: '-1'"),
                new Case("abcdefghijk,2025-11-03T00:00:00Z,,1,", "record 1: views is empty"),
                new Case("abcdefghijk,yesterday,1,1,1", "record 1: observed_at is not an RFC 3339 time: 'yesterday'"),
                new Case("abcdefghijk,2025-11-03T00:00:00Z,1", "record 1: likes is missing"))) {
            // given
            Path series = write(HEADER + invalid.row() + "\n");

            // when
            assertThatThrownBy(() -> VideoCatalog.load(series, 1, START))
                    // then
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(invalid.complaint());
        }
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("series.csv"), text);
    }

    private static RecordedStory story(CountObservation... points) {
        return new RecordedStory("T", RECORDED, START, List.of(points));
    }
}
