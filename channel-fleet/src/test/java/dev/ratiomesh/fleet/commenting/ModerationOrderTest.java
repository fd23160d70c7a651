package dev.ratiomesh.fleet.commenting;

import static dev.ratiomesh.fleet.commenting.CommentFixtures.BACKOFF;
import static dev.ratiomesh.fleet.commenting.CommentFixtures.NOW;
import static dev.ratiomesh.fleet.commenting.CommentFixtures.failed;
import static dev.ratiomesh.fleet.commenting.CommentFixtures.rejected;
import static dev.ratiomesh.fleet.commenting.CommentFixtures.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.contracts.channel.ChannelEvent.ChannelCommandRejected;
import dev.ratiomesh.contracts.channel.ChannelEvent.CommentModerated;
import dev.ratiomesh.contracts.channel.ChannelRejectionCode;
import dev.ratiomesh.contracts.channel.Moderation;
import org.junit.jupiter.api.Test;

class ModerationOrderTest {
    @Test
    void publishes_an_event_when_youtube_accepts() {
        var outcome = order(Moderation.HIDE).decide(succeeded(""), BACKOFF, NOW);

        assertThat(outcome.event()).isInstanceOf(CommentModerated.class);
        assertThat(outcome.done()).isTrue();
        assertThat(outcome.retryAt()).isNull();
    }

    @Test
    void retries_after_a_failure_even_if_it_may_have_taken_effect() {
        var outcome = order(Moderation.HIDE).decide(failed(true), BACKOFF, NOW);

        assertThat(outcome.event()).isNull();
        assertThat(outcome.retryAt()).isEqualTo(NOW.plusSeconds(5));
    }

    @Test
    void counts_an_absent_comment_as_deleted() {
        var outcome = order(Moderation.DELETE).decide(rejected("commentNotFound"), BACKOFF, NOW);

        assertThat(outcome.done()).isTrue();
    }

    @Test
    void rejects_the_command_with_a_message_when_youtube_rejects_the_call() {
        var outcome = order(Moderation.DELETE).decide(rejected("forbidden"), BACKOFF, NOW);

        assertThat(outcome.event()).isInstanceOfSatisfying(ChannelCommandRejected.class, rejected -> {
            assertThat(rejected.code()).isEqualTo(ChannelRejectionCode.NOT_POSSIBLE_NOW);
            assertThat(rejected.commandId()).isEqualTo("m-1");
            assertThat(rejected.detail()).contains("only its author").contains("REJECT");
        });
    }

    private static ModerationOrder order(Moderation action) {
        return new ModerationOrder("acme", "UC-own", "c1", action, "anna", "m-1", "comment.moderate.v1", 0);
    }
}
