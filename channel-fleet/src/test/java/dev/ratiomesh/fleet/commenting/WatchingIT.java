package dev.ratiomesh.fleet.commenting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ratiomesh.contracts.channel.ChannelCommand.UnwatchComments;
import dev.ratiomesh.contracts.channel.ChannelCommand.WatchComments;
import dev.ratiomesh.contracts.channel.ChannelEvent.ChannelCommandRejected;
import dev.ratiomesh.contracts.channel.ChannelEvent.CommentReceived;
import dev.ratiomesh.contracts.channel.ChannelEvent.CommentsSwitched;
import dev.ratiomesh.contracts.channel.ChannelRejectionCode;
import dev.ratiomesh.fleet.mesh.Mesh;
import dev.ratiomesh.fleet.mesh.SandboxResource;
import dev.ratiomesh.testkit.MeshResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MeshResource.class)
@QuarkusTestResource(SandboxResource.class)
class WatchingIT {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private Mesh mesh;
    private Talk talk;

    @BeforeEach
    void open() {
        mesh = new Mesh();
        talk = new Talk(mesh);
    }

    @AfterEach
    void close() {
        mesh.execute("DELETE FROM comment_watch WHERE channel_id = '" + talk.channel + "'");
        mesh.sandbox.inject("{\"enableComments\":\"" + talk.video + "\"}");
        mesh.close();
    }

    @Test
    void tells_of_each_comment_of_a_watched_video_once_but_not_of_its_own() {
        // given
        talk.comment("c1", "first");
        talk.own("mine", "pinned");

        // when
        watch();
        awaitReceived(1);
        talk.comment("c2", "second");
        awaitReceived(2);
        talk.reply("r1", "reply", "c2");

        // then
        awaitReceived(3);
        awaitAnotherLook();
        List<CommentReceived> received = received();
        assertThat(received)
                .extracting(CommentReceived::commentId)
                .containsExactly(talk.id("c1"), talk.id("c2"), talk.id("r1"));
        assertThat(received.get(2).parentId()).isEqualTo(talk.id("c2"));
        assertThat(received.get(0).text()).isEqualTo("first");
        assertThat(received.get(0).tenantId()).isEqualTo(talk.tenant);
        assertThat(received.get(0).authorName()).isEqualTo("@bob");
        assertThat(mesh.rows("SELECT 1 FROM comment WHERE id = '" + talk.id("mine") + "'"))
                .hasSize(1);
    }

    @Test
    void reads_many_pages_over_several_looks_without_losing_or_repeating_any() {
        // given
        talk.comments("a", 420, null);

        // when
        watch();

        // then
        awaitReceived(420);
        awaitAnotherLook();
        assertThat(received()).extracting(CommentReceived::commentId).doesNotHaveDuplicates();
    }

    @Test
    void reads_all_replies_of_a_thread() {
        // given
        talk.comment("c1", "top");
        talk.comments("r", 130, "c1");

        // when
        watch();

        // then
        awaitReceived(131);
        awaitAnotherLook();
        assertThat(received()).hasSize(131);
    }

    @Test
    void finds_a_reply_to_an_old_comment_in_a_full_sweep() {
        // given
        talk.comment("old", "long ago");
        talk.comments("a", 110, null);
        watch();
        awaitReceived(111);
        talk.reply("late", "late", "old");

        // when
        mesh.execute("UPDATE comment_watch SET full_due_at = now() WHERE channel_id = '" + talk.channel + "'");

        // then
        awaitReceived(112);
        assertThat(received()).last().extracting(CommentReceived::commentId).isEqualTo(talk.id("late"));
    }

    @Test
    void comments_that_are_off_are_a_state_and_told_once() {
        // given
        talk.comment("c1", "first");
        watch();
        awaitReceived(1);

        // when
        mesh.sandbox.inject("{\"disableComments\":\"" + talk.video + "\"}");
        awaitSwitches(1);
        awaitAnotherLook();
        mesh.sandbox.inject("{\"enableComments\":\"" + talk.video + "\"}");

        // then
        awaitSwitches(2);
        assertThat(mesh.all(talk.channel, CommentsSwitched.class))
                .extracting(CommentsSwitched::enabled)
                .containsExactly(false, true);
    }

    @Test
    void goes_on_after_trouble_where_it_was() {
        // given
        talk.comments("a", 250, null);
        mesh.sandbox.inject("{\"target\":\"GET /youtube/v3/commentThreads\",\"status\":503,\"count\":2}");

        // when
        watch();

        // then
        awaitReceived(250);
    }

    @Test
    void leaves_the_video_of_another_channel_alone() {
        // given
        Talk other = new Talk(mesh);
        other.comment("c1", "not for us");

        // when
        mesh.say(new WatchComments(talk.channel, talk.tenant, "anna", other.video));

        // then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(state()).containsExactly(Map.of("state", "FOREIGN")));
        assertThat(received()).isEmpty();
    }

    @Test
    void fetches_no_longer_what_is_unwatched() {
        // given
        talk.comment("c1", "first");
        watch();
        awaitReceived(1);

        // when
        mesh.say(new UnwatchComments(talk.channel, talk.tenant, "anna", talk.video));

        // then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(state()).isEmpty());
    }

    @Test
    void says_why_a_video_cannot_be_watched() {
        // when
        watch();
        watch();
        mesh.say(new WatchComments(talk.channel, talk.tenant, "anna", "no video"));
        mesh.say(new WatchComments(talk.channel, "somebody-else", "anna", talk.video));
        mesh.say(new UnwatchComments(talk.channel, talk.tenant, "anna", "other-video"));

        // then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(mesh.all(talk.channel, ChannelCommandRejected.class))
                .extracting(ChannelCommandRejected::code)
                .containsExactly(
                        ChannelRejectionCode.NOTHING_TO_DO,
                        ChannelRejectionCode.VIDEO_UNKNOWN,
                        ChannelRejectionCode.CHANNEL_UNKNOWN,
                        ChannelRejectionCode.NOTHING_TO_DO));
    }

    private void watch() {
        mesh.say(new WatchComments(talk.channel, talk.tenant, "anna", talk.video));
    }

    private List<CommentReceived> received() {
        return mesh.all(talk.channel, CommentReceived.class);
    }

    private void awaitReceived(int many) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(received()).hasSizeGreaterThanOrEqualTo(many));
    }

    private void awaitSwitches(int many) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(mesh.all(talk.channel, CommentsSwitched.class))
                .hasSize(many));
    }

    /** Two more claims: at least one whole look has begun and ended since. */
    private void awaitAnotherLook() {
        long epoch = epoch();
        await().atMost(PATIENCE).until(() -> epoch() >= epoch + 2);
    }

    private long epoch() {
        return (Long) mesh.rows("SELECT epoch FROM comment_watch WHERE channel_id = '" + talk.channel + "'")
                .get(0)
                .get("epoch");
    }

    private List<Map<String, Object>> state() {
        return mesh.rows("SELECT state FROM comment_watch WHERE channel_id = '" + talk.channel + "'");
    }
}
