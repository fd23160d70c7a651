package dev.ratiomesh.fleet.commenting;

import static dev.ratiomesh.fleet.commenting.CommentFixtures.BACKOFF;
import static dev.ratiomesh.fleet.commenting.CommentFixtures.CHANNEL;
import static dev.ratiomesh.fleet.commenting.CommentFixtures.NOW;
import static dev.ratiomesh.fleet.commenting.CommentFixtures.comment;
import static dev.ratiomesh.fleet.commenting.CommentFixtures.commentBy;
import static dev.ratiomesh.fleet.commenting.CommentFixtures.failed;
import static dev.ratiomesh.fleet.commenting.CommentFixtures.rejected;
import static dev.ratiomesh.fleet.commenting.CommentFixtures.thread;
import static dev.ratiomesh.fleet.commenting.CommentFixtures.watch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.contracts.channel.ChannelEvent.CommentReceived;
import dev.ratiomesh.contracts.channel.ChannelEvent.CommentsSwitched;
import dev.ratiomesh.fleet.access.api.ApiResult;
import dev.ratiomesh.fleet.commenting.CommentPages.Comment;
import dev.ratiomesh.fleet.commenting.CommentPages.CommentThread;
import dev.ratiomesh.fleet.commenting.CommentPages.ThreadPage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchPolicyTest {
    private static final Duration MIN_INTERVAL = Duration.ofMinutes(5);
    private static final Duration MAX_INTERVAL = Duration.ofHours(6);
    private static final Duration DISABLED_RECHECK = Duration.ofHours(12);

    private final WatchPolicy policy =
            new WatchPolicy(new PollCadence(MIN_INTERVAL, MAX_INTERVAL, DISABLED_RECHECK, Duration.ofDays(1), BACKOFF));
    private final ThreadPage last = new ThreadPage(List.of(thread("c1")), null);

    @Test
    void publishes_each_new_comment_except_the_channels_own() {
        WatchTransition transition = policy.pageRead(
                policy.startScan(watch(), NOW),
                last,
                List.of(comment("c1"), commentBy("c1.r", CHANNEL)),
                id -> false,
                NOW);

        assertThat(transition.events())
                .singleElement()
                .isInstanceOfSatisfying(CommentReceived.class, event -> assertThat(event.commentId())
                        .isEqualTo("c1"));
    }

    @Test
    void keeps_the_page_token_while_pages_are_left() {
        WatchTransition transition = policy.pageRead(
                policy.startScan(watch(), NOW),
                new ThreadPage(List.of(thread("c1")), "P2"),
                List.of(),
                id -> false,
                NOW);

        assertThat(transition.watch().scan()).isEqualTo(new ThreadScan(false, NOW, "P2"));
    }

    @Test
    void starts_a_full_scan_when_due_and_schedules_the_next() {
        Instant later = NOW.plus(Duration.ofDays(1));

        CommentWatch started = policy.startScan(watch(), later);
        WatchTransition transition = policy.pageRead(started, last, List.of(), id -> true, later);

        assertThat(started.scan()).isEqualTo(ThreadScan.start(true, later));
        assertThat(transition.watch().scan()).isNull();
        assertThat(transition.watch().fullScanDueAt()).isEqualTo(later.plus(Duration.ofDays(1)));
    }

    @Test
    void keeps_a_scan_in_progress() {
        CommentWatch scanning = watch().withScan(new ThreadScan(false, NOW, "P7"));

        assertThat(policy.startScan(scanning, NOW.plusSeconds(60))).isEqualTo(scanning);
    }

    @Test
    void publishes_once_that_comments_are_disabled_and_once_that_they_are_enabled() {
        WatchTransition off = policy.failed(watch(), rejected("commentsDisabled"), NOW);
        WatchTransition stillOff = policy.failed(off.watch(), rejected("commentsDisabled"), NOW);
        WatchTransition on = policy.pageRead(policy.startScan(stillOff.watch(), NOW), last, List.of(), id -> true, NOW);
        WatchTransition stillOn = policy.pageRead(policy.startScan(on.watch(), NOW), last, List.of(), id -> true, NOW);

        assertThat(off.events()).singleElement().extracting("enabled").isEqualTo(false);
        assertThat(off.dueAt()).isEqualTo(NOW.plus(DISABLED_RECHECK));
        assertThat(stillOff.events()).isEmpty();
        assertThat(on.events())
                .singleElement()
                .isInstanceOf(CommentsSwitched.class)
                .extracting("enabled")
                .isEqualTo(true);
        assertThat(stillOn.events()).isEmpty();
    }

    @Test
    void waits_until_quota_is_available_and_keeps_the_page_token() {
        CommentWatch scanning = watch().withScan(new ThreadScan(false, NOW, "P7"));
        Instant reset = NOW.plus(Duration.ofHours(9));

        WatchTransition transition = policy.failed(scanning, new ApiResult.CallDeferred("pool", reset, "spent"), NOW);

        assertThat(transition.dueAt()).isEqualTo(reset);
        assertThat(transition.watch()).isEqualTo(scanning);
    }

    @Test
    void backs_off_longer_with_each_failure() {
        WatchTransition first = policy.failed(watch(), failed(false), NOW);
        WatchTransition second = policy.failed(first.watch(), failed(false), NOW);

        assertThat(first.dueAt()).isEqualTo(NOW.plusSeconds(5));
        assertThat(second.dueAt()).isEqualTo(NOW.plusSeconds(10));
    }

    @Test
    void restarts_the_scan_when_youtube_rejects_the_page_token() {
        CommentWatch scanning = watch().withScan(new ThreadScan(false, NOW, "P7"));

        WatchTransition transition = policy.failed(scanning, rejected("invalidPageToken"), NOW.plusSeconds(9));

        assertThat(transition.watch().scan()).isEqualTo(ThreadScan.start(false, NOW));
    }

    @Test
    void never_polls_the_video_of_another_channel_again() {
        Comment foreign = comment("c1").under("x", "UC-other");
        ThreadPage page = new ThreadPage(List.of(new CommentThread(foreign, 0, true, List.of())), null);

        WatchTransition transition =
                policy.pageRead(policy.startScan(watch(), NOW), page, List.of(foreign), id -> false, NOW);

        assertThat(transition.watch().state()).isEqualTo(WatchState.FOREIGN);
        assertThat(transition.events()).isEmpty();
        assertThat(transition.dueAt()).isNull();
    }

    @Test
    void polls_less_often_the_longer_a_video_has_no_new_comments() {
        assertThat(policy.idle(watch(), NOW).dueAt()).isEqualTo(NOW.plus(MIN_INTERVAL));
        assertThat(policy.idle(watch(), NOW.plus(Duration.ofHours(8))).dueAt())
                .isEqualTo(NOW.plus(Duration.ofHours(9)));
        assertThat(policy.idle(watch(), NOW.plus(Duration.ofDays(30))).dueAt())
                .isEqualTo(NOW.plus(Duration.ofDays(30)).plus(MAX_INTERVAL));
    }
}
