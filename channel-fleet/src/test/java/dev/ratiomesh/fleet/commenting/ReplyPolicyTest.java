package dev.ratiomesh.fleet.commenting;

import static dev.ratiomesh.fleet.commenting.CommentFixtures.NOW;
import static dev.ratiomesh.fleet.commenting.CommentFixtures.PAUSES;
import static dev.ratiomesh.fleet.commenting.CommentFixtures.WORDS;
import static dev.ratiomesh.fleet.commenting.CommentFixtures.done;
import static dev.ratiomesh.fleet.commenting.CommentFixtures.refused;
import static dev.ratiomesh.fleet.commenting.CommentFixtures.trouble;
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
    private static final Duration QUIET = Duration.ofMinutes(2);

    private final ReplyPolicy replying = new ReplyPolicy(
            new ReplyPolicy.ReplyTimeouts(QUIET, new Backoff(Duration.ofSeconds(3), Duration.ofMinutes(1)), 2, PAUSES));
    private final InDoubt sending = new Queued(WORDS, 0, 0).send(NOW);
    private final Instant late = NOW.plus(QUIET).plusSeconds(1);

    @Test
    void is_read_back_once_it_is_posted() {
        ReplyTransition step = replying.onSendResult(sending, done("{}"), "c1.r", NOW);

        assertThat(step).isEqualTo(new ReplyTransition(new Verifying(WORDS, "c1.r", 0), List.of(), NOW));
    }

    @Test
    void is_posted_when_others_see_it_and_held_when_they_do_not_for_long_enough() {
        Verifying reading = new Verifying(WORDS, "c1.r", 0);

        ReplyTransition seen = replying.onReadBack(reading, true, NOW);
        ReplyTransition unseen = replying.onReadBack(reading, false, NOW);
        ReplyTransition held = replying.onReadBack((Verifying) unseen.next(), false, NOW);

        assertThat(seen.events()).singleElement().isInstanceOf(ReplyPosted.class);
        assertThat(unseen.events()).isEmpty();
        assertThat(unseen.dueAt()).isEqualTo(NOW.plusSeconds(3));
        assertThat(held.next()).isEqualTo(new HeldForReview(WORDS, "c1.r"));
        assertThat(held.events()).singleElement().isInstanceOf(ReplyHeld.class);
    }

    @Test
    void stays_as_being_sent_when_nobody_knows() {
        ReplyTransition cut = replying.onSendResult(sending, trouble(true), null, NOW);
        ReplyTransition senseless = replying.onSendResult(sending, done("?"), null, NOW);

        assertThat(cut.next()).isInstanceOf(InDoubt.class);
        assertThat(senseless.next()).isInstanceOf(InDoubt.class);
        assertThat(cut.dueAt()).isEqualTo(NOW.plusSeconds(3));
    }

    @Test
    void waits_again_only_when_nothing_was_sent() {
        ReplyTransition quota =
                replying.onSendResult(sending, new ApiResult.CallDeferred("pool", late, "spent"), null, NOW);
        ReplyTransition refused = replying.onSendResult(sending, trouble(false), null, NOW);

        assertThat(quota).isEqualTo(new ReplyTransition(new Queued(WORDS, 1, 0), List.of(), late));
        assertThat(refused.next()).isEqualTo(new Queued(WORDS, 1, 1));
        assertThat(refused.dueAt()).isEqualTo(NOW.plusSeconds(5));
    }

    @Test
    void is_taken_for_posted_when_it_is_found() {
        ReplyTransition step = replying.onLookup(sending, new ReplyLookup.ReplyFound("c1.r"), NOW, NOW);

        assertThat(step.next()).isEqualTo(new Verifying(WORDS, "c1.r", 0));
    }

    @Test
    void is_looked_for_until_the_quiet_is_over_and_never_sent_again() {
        ReplyTransition early = replying.onLookup(sending, new ReplyLookup.ReplyAbsent(), NOW, NOW);
        ReplyTransition over = replying.onLookup(sending, new ReplyLookup.ReplyAbsent(), late, late);

        assertThat(early.next()).isInstanceOf(InDoubt.class);
        assertThat(over.next()).isInstanceOfSatisfying(NotPosted.class, failed -> assertThat(failed.code())
                .isEqualTo(ReplyFailureCode.OUTCOME_UNKNOWN));
        assertThat(over.events()).singleElement().isInstanceOf(ReplyFailed.class);
        assertThat(over.dueAt()).isNull();
    }

    @Test
    void a_look_that_began_before_the_quiet_was_over_proves_nothing() {
        ReplyTransition step = replying.onLookup(sending, new ReplyLookup.ReplyAbsent(), NOW.plus(QUIET), late);

        assertThat(step.next()).isInstanceOf(InDoubt.class);
    }

    @Test
    void a_look_that_failed_proves_nothing_however_late() {
        ReplyTransition cut = replying.onLookup(sending, new ReplyLookup.LookupUnclear(trouble(false)), late, late);
        ReplyTransition quota = replying.onLookup(
                sending,
                new ReplyLookup.LookupUnclear(new ApiResult.CallDeferred("pool", late.plusSeconds(60), "spent")),
                late,
                late);

        assertThat(cut.next()).isInstanceOf(InDoubt.class);
        assertThat(quota.dueAt()).isEqualTo(late.plusSeconds(60));
    }

    @Test
    void fails_when_the_channel_needs_its_owner() {
        ReplyTransition step = replying.onSendResult(
                sending, new ApiResult.ReauthorizationRequired(ReconnectReason.GRANT_DEAD, "revoked"), null, NOW);

        assertThat(step.next()).isEqualTo(new NotPosted(WORDS, ReplyFailureCode.NEEDS_OWNER, "revoked"));
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
        ReplyTransition step = replying.onSendResult(sending, refused(reason), null, NOW);

        assertThat(step.next()).isEqualTo(new NotPosted(WORDS, code, reason + ": no"));
    }

    @Test
    void is_found_by_channel_words_and_time() {
        CommentPages.Comment own = reply("c1.1", WORDS.channelId(), "Thank you!\r\n", NOW.minusSeconds(1));
        CommentPages.Comment stranger = reply("c1.2", "UC-bob", "Thank you!", NOW);
        CommentPages.Comment otherWords = reply("c1.3", WORDS.channelId(), "Thanks!", NOW);
        CommentPages.Comment older =
                reply("c1.4", WORDS.channelId(), "Thank you!", NOW.minus(ReplyLookup.SKEW.plusSeconds(1)));

        assertThat(ReplyLookup.among(List.of(stranger, otherWords, own), sending))
                .isEqualTo(new ReplyLookup.ReplyFound("c1.1"));
        assertThat(ReplyLookup.among(List.of(stranger, otherWords, older), sending))
                .isEqualTo(new ReplyLookup.ReplyAbsent());
    }

    private static CommentPages.Comment reply(String id, String author, String text, Instant at) {
        return new CommentPages.Comment(id, "c1", WORDS.channelId(), author, "@x", text, 0, at);
    }
}
