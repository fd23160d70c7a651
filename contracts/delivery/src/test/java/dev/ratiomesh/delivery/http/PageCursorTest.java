package dev.ratiomesh.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PageCursorTest {
    @Test
    void a_place_comes_back_as_it_was_and_the_cursor_needs_no_escaping() {
        for (String place : new String[] {"c-1", "2026-11-20T12:00:00Z|c/1?x=ü", ""}) {
            String cursor = PageCursor.encode(place);
            assertThat(cursor).matches("[A-Za-z0-9_-]*");
            assertThat(PageCursor.decode(cursor)).isEqualTo(place.isEmpty() ? null : place);
        }
    }

    @Test
    void no_cursor_is_the_beginning() {
        assertThat(PageCursor.decode(null)).isNull();
    }

    @Test
    void a_foreign_cursor_is_a_bad_request() {
        for (String cursor : new String[] {"%%%", "a b", "=", "_w", "AA"}) {
            assertThatThrownBy(() -> PageCursor.decode(cursor))
                    .as(cursor)
                    .isInstanceOfSatisfying(ProblemException.class, problem -> {
                        assertThat(problem.status()).isEqualTo(400);
                        assertThat(problem.code()).isEqualTo("BAD_PARAMETER");
                    })
                    .hasMessageStartingWith("cursor: ");
        }
    }

    @Test
    void a_limit_is_fifty_by_default_and_between_one_and_five_hundred() {
        assertThat(PageCursor.limit(null)).isEqualTo(50);
        assertThat(PageCursor.limit(1)).isEqualTo(1);
        assertThat(PageCursor.limit(500)).isEqualTo(500);
        for (int limit : new int[] {0, -1, 501, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> PageCursor.limit(limit)).hasMessage("limit: must be 1 to 500, is " + limit);
        }
    }
}
