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
    void tells_of_each_new_comment_but_not_of_its_own() {
        WatchTransition look = policy.pageRead(
                policy.startScan(watch(), NOW), last, List.of(comment("c1"), commentBy("c1.r", CHANNEL)), id -> false, NOW);

        assertThat(look.events()).singleElement().isInstanceOfSatisfying(CommentReceived.class, event -> assertThat(
                        event.commentId())
                .isEqualTo("c1"));
    }

    @Test
    void remembers_the_place_while_there_is_more() {
        WatchTransition look = policy.pageRead(
                policy.startScan(watch(), NOW), new ThreadPage(List.of(thread("c1")), "P2"), List.of(), id -> false, NOW);

        assertThat(look.watch().scan()).isEqualTo(new ThreadScan(false, NOW, "P2"));
    }

    @Test
    void begins_a_full_sweep_when_one_is_due_and_sets_the_next() {
        Instant later = NOW.plus(Duration.ofDays(1));

        CommentWatch begun = policy.startScan(watch(), later);
        WatchTransition look = policy.pageRead(begun, last, List.of(), id -> true, later);

        assertThat(begun.scan()).isEqualTo(ThreadScan.start(true, later));
        assertThat(look.watch().scan()).isNull();
        assertThat(look.watch().fullScanDueAt()).isEqualTo(later.plus(Duration.ofDays(1)));
    }

    @Test
    void does_not_begin_anew_what_is_under_way() {
        CommentWatch under = watch().withScan(new ThreadScan(false, NOW, "P7"));

        assertThat(policy.startScan(under, NOW.plusSeconds(60))).isEqualTo(under);
    }

    @Test
    void says_once_that_comments_are_off_and_once_that_they_are_on() {
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
    void waits_until_quota_is_back_and_keeps_its_place() {
        CommentWatch under = watch().withScan(new ThreadScan(false, NOW, "P7"));
        Instant reset = NOW.plus(Duration.ofHours(9));

        WatchTransition look = policy.failed(under, new ApiResult.CallDeferred("pool", reset, "spent"), NOW);

        assertThat(look.dueAt()).isEqualTo(reset);
        assertThat(look.watch()).isEqualTo(under);
    }

    @Test
    void pauses_longer_with_each_trouble() {
        WatchTransition first = policy.failed(watch(), failed(false), NOW);
        WatchTransition second = policy.failed(first.watch(), failed(false), NOW);

        assertThat(first.dueAt()).isEqualTo(NOW.plusSeconds(5));
        assertThat(second.dueAt()).isEqualTo(NOW.plusSeconds(10));
    }

    @Test
    void goes_to_the_front_when_youtube_no_longer_takes_the_place() {
        CommentWatch under = watch().withScan(new ThreadScan(false, NOW, "P7"));

        WatchTransition look = policy.failed(under, rejected("invalidPageToken"), NOW.plusSeconds(9));

        assertThat(look.watch().scan()).isEqualTo(ThreadScan.start(false, NOW));
    }

    @Test
    void stops_for_good_at_the_video_of_another_channel() {
        CommentPages.Comment foreign = comment("c1").under("x", "UC-other");
        ThreadPage page = new ThreadPage(List.of(new CommentThread(foreign, 0, true, List.of())), null);

        WatchTransition look = policy.pageRead(policy.startScan(watch(), NOW), page, List.of(foreign), id -> false, NOW);

        assertThat(look.watch().state()).isEqualTo(WatchState.FOREIGN);
        assertThat(look.events()).isEmpty();
        assertThat(look.dueAt()).isNull();
    }

    @Test
    void looks_rarer_the_longer_a_video_is_quiet() {
        assertThat(policy.idle(watch(), NOW).dueAt()).isEqualTo(NOW.plus(MIN_INTERVAL));
        assertThat(policy.idle(watch(), NOW.plus(Duration.ofHours(8))).dueAt())
                .isEqualTo(NOW.plus(Duration.ofHours(9)));
        assertThat(policy.idle(watch(), NOW.plus(Duration.ofDays(30))).dueAt())
                .isEqualTo(NOW.plus(Duration.ofDays(30)).plus(MAX_INTERVAL));
    }
}
