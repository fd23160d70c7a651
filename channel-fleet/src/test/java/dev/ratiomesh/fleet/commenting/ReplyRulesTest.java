package dev.ratiomesh.fleet.commenting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.contracts.channel.ChannelCommand.PostReply;
import dev.ratiomesh.contracts.channel.ChannelRejectionCode;
import dev.ratiomesh.fleet.commenting.ReplyRules.KnownComment;
import dev.ratiomesh.fleet.commenting.ReplyRules.ReplyFacts;
import org.junit.jupiter.api.Test;

class ReplyRulesTest {
    private static final KnownComment COMMENT = new KnownComment("UC-own", "demo-video1", null);
    private static final ReplyFacts GOOD = new ReplyFacts(true, false, false, false, COMMENT);

    @Test
    void accepts_an_approved_text() {
        assertThat(ReplyRules.validate(reply("Thank you!", "a-1", "anna"), GOOD))
                .isEmpty();
    }

    @Test
    void requires_an_approval_by_a_named_person() {
        assertThat(code(reply("x", null, "anna"), GOOD)).isEqualTo(ChannelRejectionCode.APPROVAL_MISSING);
        assertThat(code(reply("x", " ", "anna"), GOOD)).isEqualTo(ChannelRejectionCode.APPROVAL_MISSING);
        assertThat(code(reply("x", "a-1", null), GOOD)).isEqualTo(ChannelRejectionCode.APPROVAL_MISSING);
    }

    @Test
    void requires_a_text_that_youtube_accepts() {
        assertThat(code(reply(" ", "a-1", "anna"), GOOD)).isEqualTo(ChannelRejectionCode.TEXT_INVALID);
        assertThat(code(reply("a\0b", "a-1", "anna"), GOOD)).isEqualTo(ChannelRejectionCode.TEXT_INVALID);
        assertThat(code(reply("x".repeat(10_001), "a-1", "anna"), GOOD)).isEqualTo(ChannelRejectionCode.TEXT_INVALID);
        assertThat(ReplyRules.validate(reply("x".repeat(10_000), "a-1", "anna"), GOOD))
                .isEmpty();
    }

    @Test
    void requires_a_channel_of_the_tenant_whose_grant_allows_comments() {
        assertThat(code(new ReplyFacts(null, false, false, false, COMMENT)))
                .isEqualTo(ChannelRejectionCode.CHANNEL_UNKNOWN);
        assertThat(code(new ReplyFacts(false, false, false, false, COMMENT)))
                .isEqualTo(ChannelRejectionCode.SCOPE_MISSING);
    }

    @Test
    void accepts_an_id_an_approval_and_a_text_once() {
        assertThat(code(new ReplyFacts(true, true, false, false, COMMENT)))
                .isEqualTo(ChannelRejectionCode.ALREADY_EXISTS);
        assertThat(code(new ReplyFacts(true, false, true, false, COMMENT)))
                .isEqualTo(ChannelRejectionCode.APPROVAL_USED);
        assertThat(code(new ReplyFacts(true, false, false, true, COMMENT)))
                .isEqualTo(ChannelRejectionCode.ALREADY_EXISTS);
    }

    @Test
    void accepts_only_the_top_of_a_thread_on_the_channels_own_video() {
        assertThat(code(facts(null))).isEqualTo(ChannelRejectionCode.COMMENT_UNKNOWN);
        assertThat(code(facts(new KnownComment("UC-other", "demo-video1", null))))
                .isEqualTo(ChannelRejectionCode.COMMENT_UNKNOWN);
        assertThat(code(facts(new KnownComment("UC-own", "demo-video1", "c0"))))
                .isEqualTo(ChannelRejectionCode.NOT_A_THREAD);
        assertThat(code(facts(new KnownComment("UC-own", "another-one", null))))
                .isEqualTo(ChannelRejectionCode.VIDEO_UNKNOWN);
    }

    private static ReplyFacts facts(KnownComment comment) {
        return new ReplyFacts(true, false, false, false, comment);
    }

    private static ChannelRejectionCode code(ReplyFacts facts) {
        return code(reply("Thank you!", "a-1", "anna"), facts);
    }

    private static ChannelRejectionCode code(PostReply reply, ReplyFacts facts) {
        return ReplyRules.validate(reply, facts).orElseThrow().code();
    }

    private static PostReply reply(String text, String approval, String approvedBy) {
        return new PostReply("UC-own", "acme", "upstream", "r-1", "demo-video1", "c1", text, approval, approvedBy);
    }
}
