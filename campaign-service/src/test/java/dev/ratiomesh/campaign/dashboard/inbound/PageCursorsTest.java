package dev.ratiomesh.campaign.dashboard.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ratiomesh.campaign.dashboard.ResultPage;
import dev.ratiomesh.campaign.dashboard.outbound.CampaignSummaryQueries.CampaignCursor;
import dev.ratiomesh.delivery.http.PageCursor;
import dev.ratiomesh.delivery.http.ProblemException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageCursorsTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00.123456Z");

    @Test
    void a_full_page_has_a_cursor_and_a_short_page_has_none() {
        ResultPage<String> full = PageCursors.page(List.of("a", "b"), 2, item -> NOON + " " + item);
        assertThat(PageCursors.campaign(full.next())).isEqualTo(new CampaignCursor(NOON, "b"));
        assertThat(PageCursors.page(List.of("a"), 2, item -> item).next()).isNull();
        assertThat(PageCursors.page(List.<String>of(), 2, item -> item).next()).isNull();
    }

    @Test
    void no_cursor_is_the_beginning() {
        assertThat(PageCursors.campaign(null)).isNull();
        assertThat(PageCursors.time("")).isNull();
    }

    @Test
    void a_cursor_of_another_list_is_refused() {
        refused("###");
        refused(PageCursor.of("yesterday c-1"));
        refused(PageCursor.of(NOON.toString()));
        refused(PageCursor.of(NOON + " a\0b"));
        refused(PageCursor.of("+1000000000-12-31T23:59:59Z c-1"));
        refused(PageCursor.of("-4800-01-01T00:00:00Z c-1"));
    }

    @Test
    void a_limit_is_a_number_from_1_to_500() {
        assertThat(PageCursors.limit(null)).isEqualTo(50);
        assertThat(PageCursors.limit("500")).isEqualTo(500);
        for (String limit : new String[] {"0", "501", "-1", "ten", "", "99999999999"}) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> PageCursors.limit(limit))
                    .withMessageStartingWith("limit: ");
        }
    }

    private static void refused(String cursor) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> PageCursors.campaign(cursor))
                .withMessageStartingWith("cursor: ");
    }
}
