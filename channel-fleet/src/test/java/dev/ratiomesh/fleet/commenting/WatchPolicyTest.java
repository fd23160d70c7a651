package dev.ratiomesh.fleet.commenting;

import static dev.ratiomesh.fleet.commenting.CommentFixtures.CHANNEL;
import static dev.ratiomesh.fleet.commenting.CommentFixtures.NOW;
import static dev.ratiomesh.fleet.commenting.CommentFixtures.PAUSES;
import static dev.ratiomesh.fleet.commenting.CommentFixtures.by;
import static dev.ratiomesh.fleet.commenting.CommentFixtures.comment;
import static dev.ratiomesh.fleet.commenting.CommentFixtures.refused;
import static dev.ratiomesh.fleet.commenting.CommentFixtures.thread;
import static dev.ratiomesh.fleet.commenting.CommentFixtures.trouble;
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
    private static final Duration EVERY = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofHours(6);
    private static final Duration OFF = Duration.ofHours(12);

    private final WatchPolicy looking =
            new WatchPolicy(new PollCadence(EVERY, LONGEST, OFF, Duration.ofDays(1), PAUSES));
    private final ThreadPage last = new ThreadPage(List.of(thread("c1")), null);

    @Test
    void tells_of_each_new_comment_but_not_of_its_own() {
        WatchTransition look = looking.pageRead(
                looking.begin(watch(), NOW), last, List.of(comment("c1"), by("c1.r", CHANNEL)), id -> false, NOW);

        assertThat(look.events()).singleElement().isInstanceOfSatisfying(CommentReceived.class, event -> assertThat(
                        event.commentId())
                .isEqualTo("c1"));
    }

    @Test
    void remembers_the_place_while_there_is_more() {
        WatchTransition look = looking.pageRead(
                looking.begin(watch(), NOW), new ThreadPage(List.of(thread("c1")), "P2"), List.of(), id -> false, NOW);

        assertThat(look.watch().sweep()).isEqualTo(new ThreadScan(false, NOW, "P2"));
    }

    @Test
    void begins_a_full_sweep_when_one_is_due_and_sets_the_next() {
        Instant later = NOW.plus(Duration.ofDays(1));

        CommentWatch begun = looking.begin(watch(), later);
        WatchTransition look = looking.pageRead(begun, last, List.of(), id -> true, later);

        assertThat(begun.sweep()).isEqualTo(ThreadScan.start(true, later));
        assertThat(look.watch().sweep()).isNull();
        assertThat(look.watch().fullDueAt()).isEqualTo(later.plus(Duration.ofDays(1)));
    }

    @Test
    void does_not_begin_anew_what_is_under_way() {
        CommentWatch under = watch().with(new ThreadScan(false, NOW, "P7"));

        assertThat(looking.begin(under, NOW.plusSeconds(60))).isEqualTo(under);
    }

    @Test
    void says_once_that_comments_are_off_and_once_that_they_are_on() {
        WatchTransition off = looking.failed(watch(), refused("commentsDisabled"), NOW);
        WatchTransition stillOff = looking.failed(off.watch(), refused("commentsDisabled"), NOW);
        WatchTransition on = looking.pageRead(looking.begin(stillOff.watch(), NOW), last, List.of(), id -> true, NOW);
        WatchTransition stillOn = looking.pageRead(looking.begin(on.watch(), NOW), last, List.of(), id -> true, NOW);

        assertThat(off.events()).singleElement().extracting("enabled").isEqualTo(false);
        assertThat(off.dueAt()).isEqualTo(NOW.plus(OFF));
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
        CommentWatch under = watch().with(new ThreadScan(false, NOW, "P7"));
        Instant reset = NOW.plus(Duration.ofHours(9));

        WatchTransition look = looking.failed(under, new ApiResult.CallDeferred("pool", reset, "spent"), NOW);

        assertThat(look.dueAt()).isEqualTo(reset);
        assertThat(look.watch()).isEqualTo(under);
    }

    @Test
    void pauses_longer_with_each_trouble() {
        WatchTransition first = looking.failed(watch(), trouble(false), NOW);
        WatchTransition second = looking.failed(first.watch(), trouble(false), NOW);

        assertThat(first.dueAt()).isEqualTo(NOW.plusSeconds(5));
        assertThat(second.dueAt()).isEqualTo(NOW.plusSeconds(10));
    }

    @Test
    void goes_to_the_front_when_youtube_no_longer_takes_the_place() {
        CommentWatch under = watch().with(new ThreadScan(false, NOW, "P7"));

        WatchTransition look = looking.failed(under, refused("invalidPageToken"), NOW.plusSeconds(9));

        assertThat(look.watch().sweep()).isEqualTo(ThreadScan.start(false, NOW));
    }

    @Test
    void stops_for_good_at_the_video_of_another_channel() {
        CommentPages.Comment foreign = comment("c1").under("x", "UC-other");
        ThreadPage page = new ThreadPage(List.of(new CommentThread(foreign, 0, true, List.of())), null);

        WatchTransition look = looking.pageRead(looking.begin(watch(), NOW), page, List.of(foreign), id -> false, NOW);

        assertThat(look.watch().state()).isEqualTo(WatchState.FOREIGN);
        assertThat(look.events()).isEmpty();
        assertThat(look.dueAt()).isNull();
    }

    @Test
    void looks_rarer_the_longer_a_video_is_quiet() {
        assertThat(looking.idle(watch(), NOW).dueAt()).isEqualTo(NOW.plus(EVERY));
        assertThat(looking.idle(watch(), NOW.plus(Duration.ofHours(8))).dueAt())
                .isEqualTo(NOW.plus(Duration.ofHours(9)));
        assertThat(looking.idle(watch(), NOW.plus(Duration.ofDays(30))).dueAt())
                .isEqualTo(NOW.plus(Duration.ofDays(30)).plus(LONGEST));
    }
}
