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

    private final ReplyPolicy policy = new ReplyPolicy(
            new ReplyPolicy.ReplyTimeouts(ABSENCE_DELAY, new Backoff(Duration.ofSeconds(3), Duration.ofMinutes(1)), 2, BACKOFF));
    private final InDoubt inDoubt = new Queued(APPROVED, 0, 0).startSending(NOW);
    private final Instant late = NOW.plus(ABSENCE_DELAY).plusSeconds(1);

    @Test
    void is_read_back_once_it_is_posted() {
        ReplyTransition step = policy.onSendResult(inDoubt, succeeded("{}"), "c1.r", NOW);

        assertThat(step).isEqualTo(new ReplyTransition(new Verifying(APPROVED, "c1.r", 0), List.of(), NOW));
    }

    @Test
    void is_posted_when_others_see_it_and_held_when_they_do_not_for_long_enough() {
        Verifying reading = new Verifying(APPROVED, "c1.r", 0);

        ReplyTransition seen = policy.onReadBack(reading, true, NOW);
        ReplyTransition unseen = policy.onReadBack(reading, false, NOW);
        ReplyTransition held = policy.onReadBack((Verifying) unseen.next(), false, NOW);

        assertThat(seen.events()).singleElement().isInstanceOf(ReplyPosted.class);
        assertThat(unseen.events()).isEmpty();
        assertThat(unseen.dueAt()).isEqualTo(NOW.plusSeconds(3));
        assertThat(held.next()).isEqualTo(new HeldForReview(APPROVED, "c1.r"));
        assertThat(held.events()).singleElement().isInstanceOf(ReplyHeld.class);
    }

    @Test
    void stays_as_being_sent_when_nobody_knows() {
        ReplyTransition cut = policy.onSendResult(inDoubt, failed(true), null, NOW);
        ReplyTransition senseless = policy.onSendResult(inDoubt, succeeded("?"), null, NOW);

        assertThat(cut.next()).isInstanceOf(InDoubt.class);
        assertThat(senseless.next()).isInstanceOf(InDoubt.class);
        assertThat(cut.dueAt()).isEqualTo(NOW.plusSeconds(3));
    }

    @Test
    void waits_again_only_when_nothing_was_sent() {
        ReplyTransition quota =
                policy.onSendResult(inDoubt, new ApiResult.CallDeferred("pool", late, "spent"), null, NOW);
        ReplyTransition refused = policy.onSendResult(inDoubt, failed(false), null, NOW);

        assertThat(quota).isEqualTo(new ReplyTransition(new Queued(APPROVED, 1, 0), List.of(), late));
        assertThat(refused.next()).isEqualTo(new Queued(APPROVED, 1, 1));
        assertThat(refused.dueAt()).isEqualTo(NOW.plusSeconds(5));
    }

    @Test
    void is_taken_for_posted_when_it_is_found() {
        ReplyTransition step = policy.onLookup(inDoubt, new ReplyLookup.ReplyFound("c1.r"), NOW, NOW);

        assertThat(step.next()).isEqualTo(new Verifying(APPROVED, "c1.r", 0));
    }

    @Test
    void is_looked_for_until_the_quiet_is_over_and_never_sent_again() {
        ReplyTransition early = policy.onLookup(inDoubt, new ReplyLookup.ReplyAbsent(), NOW, NOW);
        ReplyTransition over = policy.onLookup(inDoubt, new ReplyLookup.ReplyAbsent(), late, late);

        assertThat(early.next()).isInstanceOf(InDoubt.class);
        assertThat(over.next()).isInstanceOfSatisfying(NotPosted.class, failed -> assertThat(failed.code())
                .isEqualTo(ReplyFailureCode.OUTCOME_UNKNOWN));
        assertThat(over.events()).singleElement().isInstanceOf(ReplyFailed.class);
        assertThat(over.dueAt()).isNull();
    }

    @Test
    void a_look_that_began_before_the_quiet_was_over_proves_nothing() {
        ReplyTransition step = policy.onLookup(inDoubt, new ReplyLookup.ReplyAbsent(), NOW.plus(ABSENCE_DELAY), late);

        assertThat(step.next()).isInstanceOf(InDoubt.class);
    }

    @Test
    void a_look_that_failed_proves_nothing_however_late() {
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
        ReplyTransition step = policy.onSendResult(
                inDoubt, new ApiResult.ReauthorizationRequired(ReconnectReason.GRANT_DEAD, "revoked"), null, NOW);

        assertThat(step.next()).isEqualTo(new NotPosted(APPROVED, ReplyFailureCode.NEEDS_OWNER, "revoked"));
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
        ReplyTransition step = policy.onSendResult(inDoubt, rejected(reason), null, NOW);

        assertThat(step.next()).isEqualTo(new NotPosted(APPROVED, code, reason + ": no"));
    }

    @Test
    void is_found_by_channel_words_and_time() {
        CommentPages.Comment own = reply("c1.1", APPROVED.channelId(), "Thank you!\r\n", NOW.minusSeconds(1));
        CommentPages.Comment stranger = reply("c1.2", "UC-bob", "Thank you!", NOW);
        CommentPages.Comment otherWords = reply("c1.3", APPROVED.channelId(), "Thanks!", NOW);
        CommentPages.Comment older =
                reply("c1.4", APPROVED.channelId(), "Thank you!", NOW.minus(ReplyLookup.MAX_CLOCK_SKEW.plusSeconds(1)));

        assertThat(ReplyLookup.among(List.of(stranger, otherWords, own), inDoubt))
                .isEqualTo(new ReplyLookup.ReplyFound("c1.1"));
        assertThat(ReplyLookup.among(List.of(stranger, otherWords, older), inDoubt))
                .isEqualTo(new ReplyLookup.ReplyAbsent());
    }

    private static CommentPages.Comment reply(String id, String author, String text, Instant at) {
        return new CommentPages.Comment(id, "c1", APPROVED.channelId(), author, "@x", text, 0, at);
    }
}
