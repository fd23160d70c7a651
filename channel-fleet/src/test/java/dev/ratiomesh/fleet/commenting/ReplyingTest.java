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
import dev.ratiomesh.delivery.work.Backoff;
import dev.ratiomesh.fleet.access.Reply;
import dev.ratiomesh.fleet.commenting.OwnReply.Failed;
import dev.ratiomesh.fleet.commenting.OwnReply.Held;
import dev.ratiomesh.fleet.commenting.OwnReply.ReadingBack;
import dev.ratiomesh.fleet.commenting.OwnReply.Sending;
import dev.ratiomesh.fleet.commenting.OwnReply.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyingTest {
    private static final Duration QUIET = Duration.ofMinutes(2);

    private final Replying replying = new Replying(
            new Replying.Patience(QUIET, new Backoff(Duration.ofSeconds(3), Duration.ofMinutes(1)), 2, PAUSES));
    private final Sending sending = new Waiting(WORDS, 0, 0).send(NOW);
    private final Instant late = NOW.plus(QUIET).plusSeconds(1);

    @Test
    void is_read_back_once_it_is_posted() {
        ReplyStep step = replying.answered(sending, done("{}"), "c1.r", NOW);

        assertThat(step).isEqualTo(new ReplyStep(new ReadingBack(WORDS, "c1.r", 0), List.of(), NOW));
    }

    @Test
    void is_posted_when_others_see_it_and_held_when_they_do_not_for_long_enough() {
        ReadingBack reading = new ReadingBack(WORDS, "c1.r", 0);

        ReplyStep seen = replying.readBack(reading, true, NOW);
        ReplyStep unseen = replying.readBack(reading, false, NOW);
        ReplyStep held = replying.readBack((ReadingBack) unseen.next(), false, NOW);

        assertThat(seen.events()).singleElement().isInstanceOf(ReplyPosted.class);
        assertThat(unseen.events()).isEmpty();
        assertThat(unseen.dueAt()).isEqualTo(NOW.plusSeconds(3));
        assertThat(held.next()).isEqualTo(new Held(WORDS, "c1.r"));
        assertThat(held.events()).singleElement().isInstanceOf(ReplyHeld.class);
    }

    @Test
    void stays_as_being_sent_when_nobody_knows() {
        ReplyStep cut = replying.answered(sending, trouble(true), null, NOW);
        ReplyStep senseless = replying.answered(sending, done("?"), null, NOW);

        assertThat(cut.next()).isInstanceOf(Sending.class);
        assertThat(senseless.next()).isInstanceOf(Sending.class);
        assertThat(cut.dueAt()).isEqualTo(NOW.plusSeconds(3));
    }

    @Test
    void waits_again_only_when_nothing_was_sent() {
        ReplyStep quota = replying.answered(sending, new Reply.Waits("pool", late, "spent"), null, NOW);
        ReplyStep refused = replying.answered(sending, trouble(false), null, NOW);

        assertThat(quota).isEqualTo(new ReplyStep(new Waiting(WORDS, 1, 0), List.of(), late));
        assertThat(refused.next()).isEqualTo(new Waiting(WORDS, 1, 1));
        assertThat(refused.dueAt()).isEqualTo(NOW.plusSeconds(5));
    }

    @Test
    void is_taken_for_posted_when_it_is_found() {
        ReplyStep step = replying.lookedFor(sending, new LookUp.Found("c1.r"), NOW, NOW);

        assertThat(step.next()).isEqualTo(new ReadingBack(WORDS, "c1.r", 0));
    }

    @Test
    void is_looked_for_until_the_quiet_is_over_and_never_sent_again() {
        ReplyStep early = replying.lookedFor(sending, new LookUp.NotThere(), NOW, NOW);
        ReplyStep over = replying.lookedFor(sending, new LookUp.NotThere(), late, late);

        assertThat(early.next()).isInstanceOf(Sending.class);
        assertThat(over.next()).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.code())
                .isEqualTo(ReplyFailureCode.OUTCOME_UNKNOWN));
        assertThat(over.events()).singleElement().isInstanceOf(ReplyFailed.class);
        assertThat(over.dueAt()).isNull();
    }

    @Test
    void a_look_that_began_before_the_quiet_was_over_proves_nothing() {
        ReplyStep step = replying.lookedFor(sending, new LookUp.NotThere(), NOW.plus(QUIET), late);

        assertThat(step.next()).isInstanceOf(Sending.class);
    }

    @Test
    void a_look_that_failed_proves_nothing_however_late() {
        ReplyStep cut = replying.lookedFor(sending, new LookUp.Unclear(trouble(false)), late, late);
        ReplyStep quota = replying.lookedFor(
                sending, new LookUp.Unclear(new Reply.Waits("pool", late.plusSeconds(60), "spent")), late, late);

        assertThat(cut.next()).isInstanceOf(Sending.class);
        assertThat(quota.dueAt()).isEqualTo(late.plusSeconds(60));
    }

    @Test
    void fails_when_the_channel_needs_its_owner() {
        ReplyStep step =
                replying.answered(sending, new Reply.NeedsOwner(ReconnectReason.GRANT_DEAD, "revoked"), null, NOW);

        assertThat(step.next()).isEqualTo(new Failed(WORDS, ReplyFailureCode.NEEDS_OWNER, "revoked"));
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
        ReplyStep step = replying.answered(sending, refused(reason), null, NOW);

        assertThat(step.next()).isEqualTo(new Failed(WORDS, code, reason + ": no"));
    }

    @Test
    void is_found_by_channel_words_and_time() {
        SeenComment own = reply("c1.1", WORDS.channelId(), "Thank you!\r\n", NOW.minusSeconds(1));
        SeenComment stranger = reply("c1.2", "UC-bob", "Thank you!", NOW);
        SeenComment otherWords = reply("c1.3", WORDS.channelId(), "Thanks!", NOW);
        SeenComment older = reply("c1.4", WORDS.channelId(), "Thank you!", NOW.minus(LookUp.SKEW.plusSeconds(1)));

        assertThat(LookUp.among(List.of(stranger, otherWords, own), sending)).isEqualTo(new LookUp.Found("c1.1"));
        assertThat(LookUp.among(List.of(stranger, otherWords, older), sending)).isEqualTo(new LookUp.NotThere());
    }

    private static SeenComment reply(String id, String author, String text, Instant at) {
        return new SeenComment(id, "c1", WORDS.channelId(), author, "@x", text, 0, at);
    }
}
