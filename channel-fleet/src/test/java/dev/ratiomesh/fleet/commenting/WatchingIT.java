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
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private Mesh mesh;
    private CommentedVideo video;

    @BeforeEach
    void open() {
        mesh = new Mesh();
        video = new CommentedVideo(mesh);
    }

    @AfterEach
    void close() {
        mesh.execute("DELETE FROM comment_watch WHERE channel_id = '" + video.channel + "'");
        mesh.sandbox.inject("{\"enableComments\":\"" + video.video + "\"}");
        mesh.close();
    }

    @Test
    void publishes_each_comment_of_a_watched_video_once_except_the_channels_own() {
        // given
        video.comment("c1", "first");
        video.commentByChannel("mine", "pinned");

        // when
        watch();
        awaitReceived(1);
        video.comment("c2", "second");
        awaitReceived(2);
        video.reply("r1", "reply", "c2");

        // then
        awaitReceived(3);
        awaitAnotherPoll();
        List<CommentReceived> received = received();
        assertThat(received)
                .extracting(CommentReceived::commentId)
                .containsExactly(video.id("c1"), video.id("c2"), video.id("r1"));
        assertThat(received.get(2).parentId()).isEqualTo(video.id("c2"));
        assertThat(received.get(0).text()).isEqualTo("first");
        assertThat(received.get(0).tenantId()).isEqualTo(video.tenant);
        assertThat(received.get(0).authorName()).isEqualTo("@bob");
        assertThat(mesh.rows("SELECT 1 FROM comment WHERE id = '" + video.id("mine") + "'"))
                .hasSize(1);
    }

    @Test
    void reads_many_pages_over_several_polls_without_losing_or_repeating_any() {
        // given
        video.comments("a", 420, null);

        // when
        watch();

        // then
        awaitReceived(420);
        awaitAnotherPoll();
        assertThat(received()).extracting(CommentReceived::commentId).doesNotHaveDuplicates();
    }

    @Test
    void reads_all_replies_of_a_thread() {
        // given
        video.comment("c1", "top");
        video.comments("r", 130, "c1");

        // when
        watch();

        // then
        awaitReceived(131);
        awaitAnotherPoll();
        assertThat(received()).hasSize(131);
    }

    @Test
    void finds_a_reply_to_an_old_comment_in_a_full_scan() {
        // given
        video.comment("old", "long ago");
        video.comments("a", 110, null);
        watch();
        awaitReceived(111);
        video.reply("late", "late", "old");

        // when
        mesh.execute("UPDATE comment_watch SET full_due_at = now() WHERE channel_id = '" + video.channel + "'");

        // then
        awaitReceived(112);
        assertThat(received()).last().extracting(CommentReceived::commentId).isEqualTo(video.id("late"));
    }

    @Test
    void disabled_comments_are_a_state_and_published_once() {
        // given
        video.comment("c1", "first");
        watch();
        awaitReceived(1);

        // when
        mesh.sandbox.inject("{\"disableComments\":\"" + video.video + "\"}");
        awaitSwitches(1);
        awaitAnotherPoll();
        mesh.sandbox.inject("{\"enableComments\":\"" + video.video + "\"}");

        // then
        awaitSwitches(2);
        assertThat(mesh.all(video.channel, CommentsSwitched.class))
                .extracting(CommentsSwitched::enabled)
                .containsExactly(false, true);
    }

    @Test
    void continues_at_the_same_page_after_a_failure() {
        // given
        video.comments("a", 250, null);
        mesh.sandbox.inject("{\"target\":\"GET /youtube/v3/commentThreads\",\"status\":503,\"count\":2}");

        // when
        watch();

        // then
        awaitReceived(250);
    }

    @Test
    void never_reads_the_video_of_another_channel() {
        // given
        CommentedVideo foreignVideo = new CommentedVideo(mesh);
        foreignVideo.comment("c1", "not for us");

        // when
        mesh.publish(new WatchComments(video.channel, video.tenant, "anna", foreignVideo.video));

        // then
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(state()).containsExactly(Map.of("state", "FOREIGN")));
        assertThat(received()).isEmpty();
    }

    @Test
    void stops_reading_an_unwatched_video() {
        // given
        video.comment("c1", "first");
        watch();
        awaitReceived(1);

        // when
        mesh.publish(new UnwatchComments(video.channel, video.tenant, "anna", video.video));

        // then
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(state()).isEmpty());
    }

    @Test
    void rejects_a_video_that_cannot_be_watched() {
        // when
        watch();
        watch();
        mesh.publish(new WatchComments(video.channel, video.tenant, "anna", "no video"));
        mesh.publish(new WatchComments(video.channel, "somebody-else", "anna", video.video));
        mesh.publish(new UnwatchComments(video.channel, video.tenant, "anna", "other-video"));

        // then
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(mesh.all(video.channel, ChannelCommandRejected.class))
                .extracting(ChannelCommandRejected::code)
                .containsExactly(
                        ChannelRejectionCode.NOTHING_TO_DO,
                        ChannelRejectionCode.VIDEO_UNKNOWN,
                        ChannelRejectionCode.CHANNEL_UNKNOWN,
                        ChannelRejectionCode.NOTHING_TO_DO));
    }

    private void watch() {
        mesh.publish(new WatchComments(video.channel, video.tenant, "anna", video.video));
    }

    private List<CommentReceived> received() {
        return mesh.all(video.channel, CommentReceived.class);
    }

    private void awaitReceived(int count) {
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(received()).hasSizeGreaterThanOrEqualTo(count));
    }

    private void awaitSwitches(int count) {
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(mesh.all(video.channel, CommentsSwitched.class))
                .hasSize(count));
    }

    /** Waits for two more claims: at least one whole poll has started and ended since. */
    private void awaitAnotherPoll() {
        long epoch = epoch();
        await().atMost(TIMEOUT).until(() -> epoch() >= epoch + 2);
    }

    private long epoch() {
        return (Long) mesh.rows("SELECT epoch FROM comment_watch WHERE channel_id = '" + video.channel + "'")
                .get(0)
                .get("epoch");
    }

    private List<Map<String, Object>> state() {
        return mesh.rows("SELECT state FROM comment_watch WHERE channel_id = '" + video.channel + "'");
    }
}
