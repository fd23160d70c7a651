package dev.ratiomesh.fleet.commenting;

import static dev.ratiomesh.fleet.commenting.CommentFixtures.APPROVED;
import static dev.ratiomesh.fleet.commenting.CommentFixtures.BACKOFF;
import static dev.ratiomesh.fleet.commenting.CommentFixtures.NOW;
import static dev.ratiomesh.fleet.commenting.CommentFixtures.failed;
import static dev.ratiomesh.fleet.commenting.CommentFixtures.rejected;
import static dev.ratiomesh.fleet.commenting.CommentFixtures.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.contracts.channel.ChannelEvent.ReplyFailed;
import dev.ratiomesh.contracts.channel.ChannelEvent.ReplyHeld;
import dev.ratiomesh.contracts.channel.ChannelEvent.ReplyPosted;
import dev.ratiomesh.contracts.channel.ReconnectReason;
import dev.ratiomesh.contracts.channel.ReplyFailureCode;
import dev.ratiomesh.delivery.Backoff;
import dev.ratiomesh.fleet.access.api.ApiResult;
import dev.ratiomesh.fleet.commenting.CommentPages.Comment;
import dev.ratiomesh.fleet.commenting.Reply.HeldForReview;
import dev.ratiomesh.fleet.commenting.Reply.InDoubt;
import dev.ratiomesh.fleet.commenting.Reply.NotPosted;
import dev.ratiomesh.fleet.commenting.Reply.Queued;
import dev.ratiomesh.fleet.commenting.Reply.Verifying;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyPolicyTest {
    private static final Duration ABSENCE_DELAY = Duration.ofMinutes(2);

    private final ReplyPolicy policy = new ReplyPolicy(new ReplyPolicy.ReplyTimeouts(
            ABSENCE_DELAY, new Backoff(Duration.ofSeconds(3), Duration.ofMinutes(1)), 2, BACKOFF));
    private final InDoubt inDoubt = new Queued(APPROVED, 0, 0).startSending(NOW);
    private final Instant late = NOW.plus(ABSENCE_DELAY).plusSeconds(1);

    @Test
    void a_posted_reply_is_read_back() {
        ReplyTransition transition = policy.onSendResult(inDoubt, succeeded("{}"), "c1.r", NOW);

        assertThat(transition).isEqualTo(new ReplyTransition(new Verifying(APPROVED, "c1.r", 0), List.of(), NOW));
    }

    @Test
    void is_posted_when_viewers_see_it_and_held_after_enough_reads_without_it() {
        Verifying verifying = new Verifying(APPROVED, "c1.r", 0);

        ReplyTransition seen = policy.onReadBack(verifying, true, NOW);
        ReplyTransition unseen = policy.onReadBack(verifying, false, NOW);
        ReplyTransition held = policy.onReadBack((Verifying) unseen.next(), false, NOW);

        assertThat(seen.events()).singleElement().isInstanceOf(ReplyPosted.class);
        assertThat(unseen.events()).isEmpty();
        assertThat(unseen.dueAt()).isEqualTo(NOW.plusSeconds(3));
        assertThat(held.next()).isEqualTo(new HeldForReview(APPROVED, "c1.r"));
        assertThat(held.events()).singleElement().isInstanceOf(ReplyHeld.class);
    }

    @Test
    void stays_in_doubt_when_the_outcome_is_unknown() {
        ReplyTransition cut = policy.onSendResult(inDoubt, failed(true), null, NOW);
        ReplyTransition unreadable = policy.onSendResult(inDoubt, succeeded("?"), null, NOW);

        assertThat(cut.next()).isInstanceOf(InDoubt.class);
        assertThat(unreadable.next()).isInstanceOf(InDoubt.class);
        assertThat(cut.dueAt()).isEqualTo(NOW.plusSeconds(3));
    }

    @Test
    void returns_to_the_queue_only_when_nothing_was_sent() {
        ReplyTransition quota =
                policy.onSendResult(inDoubt, new ApiResult.CallDeferred("pool", late, "spent"), null, NOW);
        ReplyTransition refused = policy.onSendResult(inDoubt, failed(false), null, NOW);

        assertThat(quota).isEqualTo(new ReplyTransition(new Queued(APPROVED, 1, 0), List.of(), late));
        assertThat(refused.next()).isEqualTo(new Queued(APPROVED, 1, 1));
        assertThat(refused.dueAt()).isEqualTo(NOW.plusSeconds(5));
    }

    @Test
    void is_read_back_when_a_lookup_finds_it() {
        ReplyTransition transition = policy.onLookup(inDoubt, new ReplyLookup.ReplyFound("c1.r"), NOW, NOW);

        assertThat(transition.next()).isEqualTo(new Verifying(APPROVED, "c1.r", 0));
    }

    @Test
    void is_looked_up_until_the_absence_delay_is_over_and_never_sent_again() {
        ReplyTransition early = policy.onLookup(inDoubt, new ReplyLookup.ReplyAbsent(), NOW, NOW);
        ReplyTransition closed = policy.onLookup(inDoubt, new ReplyLookup.ReplyAbsent(), late, late);

        assertThat(early.next()).isInstanceOf(InDoubt.class);
        assertThat(closed.next()).isInstanceOfSatisfying(NotPosted.class, failed -> assertThat(failed.code())
                .isEqualTo(ReplyFailureCode.OUTCOME_UNKNOWN));
        assertThat(closed.events()).singleElement().isInstanceOf(ReplyFailed.class);
        assertThat(closed.dueAt()).isNull();
    }

    @Test
    void a_lookup_started_before_the_absence_delay_was_over_proves_nothing() {
        ReplyTransition transition =
                policy.onLookup(inDoubt, new ReplyLookup.ReplyAbsent(), NOW.plus(ABSENCE_DELAY), late);

        assertThat(transition.next()).isInstanceOf(InDoubt.class);
    }

    @Test
    void a_failed_lookup_proves_nothing_however_late() {
        ReplyTransition cut = policy.onLookup(inDoubt, new ReplyLookup.LookupUnclear(failed(false)), late, late);
        ReplyTransition quota = policy.onLookup(
                inDoubt,
                new ReplyLookup.LookupUnclear(new ApiResult.CallDeferred("pool", late.plusSeconds(60), "spent")),
                late,
                late);

        assertThat(cut.next()).isInstanceOf(InDoubt.class);
        assertThat(quota.dueAt()).isEqualTo(late.plusSeconds(60));
    }

    @Test
    void fails_when_the_channel_needs_its_owner() {
        ReplyTransition transition = policy.onSendResult(
                inDoubt, new ApiResult.ReauthorizationRequired(ReconnectReason.GRANT_DEAD, "revoked"), null, NOW);

        assertThat(transition.next()).isEqualTo(new NotPosted(APPROVED, ReplyFailureCode.NEEDS_OWNER, "revoked"));
    }

    @ParameterizedTest
    @CsvSource({
        "commentsDisabled,COMMENTS_DISABLED",
        "parentCommentNotFound,COMMENT_GONE",
        "operationNotSupported,CANNOT_REPLY",
        "insufficientPermissions,NEEDS_OWNER",
        "commentTextTooLong,REFUSED",
        "somethingNew,REFUSED"
    })
    void fails_for_the_reason_youtube_gives(String reason, ReplyFailureCode code) {
        ReplyTransition transition = policy.onSendResult(inDoubt, rejected(reason), null, NOW);

        assertThat(transition.next()).isEqualTo(new NotPosted(APPROVED, code, reason + ": no"));
    }

    @Test
    void is_found_by_channel_text_and_time() {
        Comment ownReply = reply("c1.1", APPROVED.channelId(), "Thank you!\r\n", NOW.minusSeconds(1));
        Comment stranger = reply("c1.2", "UC-bob", "Thank you!", NOW);
        Comment otherText = reply("c1.3", APPROVED.channelId(), "Thanks!", NOW);
        Comment older =
                reply("c1.4", APPROVED.channelId(), "Thank you!", NOW.minus(ReplyLookup.MAX_CLOCK_SKEW.plusSeconds(1)));

        assertThat(ReplyLookup.among(List.of(stranger, otherText, ownReply), inDoubt))
                .isEqualTo(new ReplyLookup.ReplyFound("c1.1"));
        assertThat(ReplyLookup.among(List.of(stranger, otherText, older), inDoubt))
                .isEqualTo(new ReplyLookup.ReplyAbsent());
    }

    private static Comment reply(String id, String author, String text, Instant at) {
        return new Comment(id, "c1", APPROVED.channelId(), author, "@x", text, 0, at);
    }
}
