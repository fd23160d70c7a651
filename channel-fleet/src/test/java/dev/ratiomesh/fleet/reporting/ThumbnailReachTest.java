package dev.ratiomesh.fleet.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ThumbnailReachTest {
    private static final String HEAD =
            "video_thumbnail_impressions_ctr,date,channel_id,video_id,video_thumbnail_impressions\n";

    @Test
    void columns_are_found_by_name() {
        assertThat(ThumbnailReach.parse(HEAD + "0.04,20261101,UC1,abcdefghijk,1200\n"))
                .containsExactly(new ThumbnailReach("abcdefghijk", LocalDate.of(2026, 11, 1), 1200, 0.04));
    }

    @Test
    void a_row_that_cannot_be_parsed_is_named() {
        assertThatThrownBy(() ->
                        ThumbnailReach.parse(HEAD + "0.04,20261101,UC1,abcdefghijk,1200\n0.04,20261101,UC1,a,many\n"))
                .hasMessageContaining("row 2")
                .hasMessageContaining("many");
    }

    @Test
    void a_file_without_rows_is_an_empty_day() {
        assertThat(ThumbnailReach.parse(HEAD)).isEmpty();
    }
}
