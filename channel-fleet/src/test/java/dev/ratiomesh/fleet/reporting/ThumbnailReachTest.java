package dev.ratiomesh.fleet.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThumbnailReachTest {
    private static final String HEAD =
            "video_thumbnail_impressions_ctr,date,channel_id,video_id,video_thumbnail_impressions\n";

    @Test
    void columns_are_found_by_name() {
        assertThat(ThumbnailReach.read(HEAD + "0.04,20261101,UC1,abcdefghijk,1200\n"))
                .containsExactly(new ThumbnailReach("abcdefghijk", LocalDate.of(2026, 11, 1), 1200, 0.04));
    }

    @Test
    void a_row_that_cannot_be_read_is_named() {
        assertThatThrownBy(() ->
                        ThumbnailReach.read(HEAD + "0.04,20261101,UC1,abcdefghijk,1200\n0.04,20261101,UC1,a,many\n"))
                .hasMessageContaining("row 2")
                .hasMessageContaining("many");
    }

    @Test
    void a_file_without_rows_is_an_empty_day() {
        assertThat(ThumbnailReach.read(HEAD)).isEmpty();
    }

    @Test
    void files_made_at_the_same_moment_are_read_together() {
        // given
        var early = Instant.parse("2026-11-01T00:00:00Z");
        var files = List.of(early, early, early.plusSeconds(1), early.plusSeconds(2));
        // then
        assertThat(ReachFiles.first(files, 1, file -> file)).hasSize(2);
        assertThat(ReachFiles.first(files, 3, file -> file)).hasSize(3);
        assertThat(ReachFiles.first(files, 9, file -> file)).hasSize(4);
    }
}
