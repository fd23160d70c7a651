package dev.ratiomesh.fleet.uploading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.ratiomesh.contracts.channel.ChannelCommand.UpdateVideo;
import dev.ratiomesh.contracts.channel.ChannelEvent.ChannelCommandRejected;
import dev.ratiomesh.contracts.channel.ChannelEvent.VideoUpdated;
import dev.ratiomesh.contracts.channel.ChannelRejectionCode;
import dev.ratiomesh.fleet.mesh.SandboxResource;
import dev.ratiomesh.fleet.uploading.UploadRig.PublishDraft;
import dev.ratiomesh.testkit.MeshResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MeshResource.class)
@QuarkusTestResource(SandboxResource.class)
class UpdateIT {
    private UploadRig rig;
    private String channel;

    @BeforeEach
    void open() {
        rig = new UploadRig();
        channel = rig.channel();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private UpdateVideo titled(String video, String title) {
        return new UpdateVideo(channel, rig.tenant, "ann", video, title, null, null, null, null, null, null);
    }

    @Test
    void given_metadata_changes_and_the_rest_stays() {
        // given
        PublishDraft draft = rig.draft(UploadRig.video(1000), channel);
        draft.description = "stays";
        draft.tags = List.of("jazz");
        rig.publish(draft);
        String video = rig.published(draft.id).upload().videoId();

        // when
        rig.as("operator")
                .body(Map.of("channelId", channel, "title", "A better title"))
                .patch("/api/videos/" + video)
                .then()
                .statusCode(202);

        // then
        VideoUpdated updated = rig.mesh.await(channel, VideoUpdated.class);
        assertThat(updated.changed()).containsExactly("title");
        assertThat(updated.videoId()).isEqualTo(video);
        var snippet = rig.mesh
                .sandbox
                .get("/youtube/v3/videos?part=snippet&key=sandbox&id=" + video)
                .path("items")
                .path(0)
                .path("snippet");
        assertThat(snippet.path("title").asText()).isEqualTo("A better title");
        assertThat(snippet.path("description").asText()).isEqualTo("stays");
        assertThat(snippet.path("tags").path(0).asText()).isEqualTo("jazz");

        // and the same update once more is rejected
        rig.mesh.publish(titled(video, "A better title"));
        assertThat(rig.mesh.await(channel, ChannelCommandRejected.class).code())
                .isEqualTo(ChannelRejectionCode.NOTHING_TO_DO);
    }

    @Test
    void video_of_another_channel_is_unknown() {
        // when
        rig.mesh.publish(titled("foreign-video", "A title"));

        // then
        ChannelCommandRejected rejected = rig.mesh.await(channel, ChannelCommandRejected.class);
        assertThat(rejected.code()).isEqualTo(ChannelRejectionCode.VIDEO_UNKNOWN);
        assertThat(rejected.subjectId()).isEqualTo("foreign-video");
        rig.as("operator")
                .body(Map.of("channelId", channel, "title", "<b>"))
                .patch("/api/videos/foreign-video")
                .then()
                .statusCode(422)
                .body("code", equalTo("TITLE_INVALID"));
    }
}
