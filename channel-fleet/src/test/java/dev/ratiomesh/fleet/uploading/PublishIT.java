package dev.ratiomesh.fleet.uploading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.contracts.channel.ChannelEvent.ChannelCommandRejected;
import dev.ratiomesh.contracts.channel.ChannelEvent.UploadAccepted;
import dev.ratiomesh.contracts.channel.ChannelEvent.UploadCancelled;
import dev.ratiomesh.contracts.channel.ChannelEvent.UploadProgressed;
import dev.ratiomesh.contracts.channel.ChannelEvent.UploadPublished;
import dev.ratiomesh.contracts.channel.ChannelRejectionCode;
import dev.ratiomesh.contracts.channel.Privacy;
import dev.ratiomesh.contracts.channel.UploadState;
import dev.ratiomesh.fleet.mesh.SandboxResource;
import dev.ratiomesh.fleet.uploading.UploadRig.PublishDraft;
import dev.ratiomesh.testkit.MeshResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MeshResource.class)
@QuarkusTestResource(SandboxResource.class)
class PublishIT {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1, 2, 3};

    private UploadRig rig;

    @BeforeEach
    void open() {
        rig = new UploadRig();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void file_becomes_one_video_with_all_its_metadata() {
        // given
        String channel = rig.channel();
        Path file = UploadRig.video(3 * UploadRig.MIB + 17);
        PublishDraft draft = rig.draft(file, channel);
        draft.declaredBytes = 3L * UploadRig.MIB + 17;
        draft.description = "Recorded live — ünïcode";
        draft.tags = List.of("jazz", "night train");
        draft.privacy = Privacy.PRIVATE;
        int year = Year.now(ZoneOffset.UTC).getValue() + 1;
        draft.publishAt = year + "-12-24T18:00:00";
        draft.publishZone = "Europe/Vienna";
        draft.thumbnail = UploadRig.file(".png", PNG).toUri().toString();

        // when
        String id = rig.publish(draft);

        // then
        UploadPublished published = rig.published(id);
        List<JsonNode> videos = rig.videos(id);
        assertThat(videos).hasSize(1);
        assertThat(videos.get(0).path("id").asText())
                .isEqualTo(published.upload().videoId());
        assertThat(videos.get(0).path("sha256").asText()).isEqualTo(UploadRig.sha256(file));
        assertThat(videos.get(0).path("thumbnailSha256").asText()).hasSize(64);
        assertThat(rig.traffic(id).path("sessionsBegun").asInt()).isEqualTo(1);
        assertThat(rig.traffic(id).path("bytesReceived").asLong()).isEqualTo(3L * UploadRig.MIB + 17);
        assertThat(published.upload().publishAt()).isEqualTo(year + "-12-24T17:00:00Z");
        assertThat(published.upload().reason()).isNull();
        assertThat(rig.mesh.all(id, UploadAccepted.class)).hasSize(1);
        assertThat(rig.mesh.all(id, UploadProgressed.class))
                .extracting(event -> event.upload().state())
                .contains(UploadState.SENDING, UploadState.PROCESSING);
        List<Long> versions = rig.mesh.types(id).isEmpty()
                ? List.of()
                : List.of(published.upload().version());
        assertThat(versions.get(0)).isEqualTo(rig.mesh.types(id).size());
    }

    @Test
    void upload_resource_shows_progress_and_the_choice_of_channel() {
        // given
        String first = rig.channel();
        String second = rig.channel();
        String id = rig.publish(rig.draft(UploadRig.video(UploadRig.MIB), first, second));
        rig.published(id);

        // then
        rig.as("viewer")
                .get("/api/uploads/" + id)
                .then()
                .statusCode(200)
                .body("upload.state", equalTo("PUBLISHED"))
                .body("upload.channelId", equalTo(first))
                .body("percent", equalTo(100))
                .body("choice[0]", containsString("of 100"))
                .body("choice.size()", equalTo(2));
        rig.as("viewer")
                .get("/api/uploads?state=published&channel=" + first)
                .then()
                .statusCode(200)
                .body("items.uploadId", hasItem(id));
        new UploadRig().as("viewer").get("/api/uploads/" + id).then().statusCode(404);
    }

    @Test
    void upload_over_http_is_carried_out_once_per_idempotency_key() {
        // given
        PublishDraft draft = rig.draft(UploadRig.video(300_000), rig.channel());

        // when
        for (int i = 0; i < 2; i++) {
            rig.as("operator")
                    .header("Idempotency-Key", "k-" + draft.id)
                    .body(draft.body())
                    .post("/api/uploads")
                    .then()
                    .statusCode(202)
                    .header("Location", containsString("/api/uploads/" + draft.id));
        }

        // then
        rig.published(draft.id);
        assertThat(rig.videos(draft.id)).hasSize(1);
        assertThat(rig.mesh.all(draft.id, ChannelCommandRejected.class)).isEmpty();
    }

    @Test
    void repeated_command_has_no_effect_and_other_content_is_rejected() {
        // given
        PublishDraft draft = rig.draft(UploadRig.video(300_000), rig.channel());
        rig.publish(draft);
        rig.published(draft.id);

        // when
        draft.requestedBy = "bob";
        rig.publish(draft);
        draft.title = "another title";

        // then
        ChannelCommandRejected rejected = rig.rejected(draft);
        assertThat(rejected.code()).isEqualTo(ChannelRejectionCode.ALREADY_EXISTS);
        assertThat(rejected.field()).isEqualTo("uploadId");
        assertThat(rig.mesh.all(draft.id, UploadAccepted.class)).hasSize(1);
        assertThat(rig.videos(draft.id)).hasSize(1);
        assertThat(rig.videos("another title")).isEmpty();
    }

    @Test
    void waiting_upload_is_cancelled() {
        // given
        String channel = rig.channel();
        rig.mesh.execute("UPDATE channel SET paused = true WHERE id = '" + channel + "'");
        PublishDraft draft = rig.draft(UploadRig.video(300_000), channel);
        rig.publish(draft);
        rig.awaitUntil("it waits", () -> rig.mesh.types(draft.id).contains("upload.waiting.v1"));

        // when
        rig.as("operator")
                .body(Map.of("reason", "wrong cut"))
                .post("/api/uploads/" + draft.id + "/cancel")
                .then()
                .statusCode(202);

        // then
        UploadCancelled cancelled = rig.mesh.await(draft.id, UploadCancelled.class);
        assertThat(cancelled.reason()).isEqualTo("wrong cut");
        rig.as("operator")
                .body("{}")
                .post("/api/uploads/" + draft.id + "/cancel")
                .then()
                .statusCode(409)
                .body("code", equalTo("NOT_POSSIBLE_NOW"));
        assertThat(rig.videos(draft.id)).isEmpty();
    }
}
