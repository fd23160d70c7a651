package dev.ratiomesh.fleet.commenting;

import static dev.ratiomesh.fleet.commenting.CommentFixtures.NOW;
import static dev.ratiomesh.fleet.commenting.CommentFixtures.thread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.fleet.commenting.CommentPages.CommentThread;
import dev.ratiomesh.fleet.commenting.CommentPages.ThreadPage;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ThreadScanTest {
    private final ThreadPage page = new ThreadPage(List.of(thread("c2"), thread("c1")), "P2");

    @Test
    void continues_while_a_page_has_new_threads() {
        assertThat(ThreadScan.start(false, NOW).after(page, Set.of("c1")::contains))
                .contains(new ThreadScan(false, NOW, "P2"));
    }

    @Test
    void ends_at_the_first_page_without_a_new_thread() {
        assertThat(ThreadScan.start(false, NOW).after(page, Set.of("c1", "c2")::contains))
                .isEmpty();
    }

    @Test
    void a_full_scan_continues_to_the_last_page() {
        assertThat(ThreadScan.start(true, NOW).after(page, Set.of("c1", "c2")::contains))
                .isPresent();
    }

    @Test
    void ends_with_the_last_page() {
        assertThat(ThreadScan.start(true, NOW).after(new ThreadPage(page.threads(), null), id -> false))
                .isEmpty();
    }

    @Test
    void a_restart_begins_at_the_first_page_and_keeps_the_start_time() {
        assertThat(new ThreadScan(false, NOW, "P9").restart()).isEqualTo(ThreadScan.start(false, NOW));
    }

    @Test
    void lists_replies_when_some_are_missing_and_the_count_or_a_reply_is_new() {
        CommentThread shown = new CommentThread(thread("c1").top(), 2, true, List.of());

        assertThat(shown.needsListing(-1, false)).isTrue();
        assertThat(shown.needsListing(2, false)).isFalse();
        assertThat(shown.needsListing(2, true)).isTrue();
        assertThat(thread("c1").needsListing(-1, false)).isFalse();
    }
}
