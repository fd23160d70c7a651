package dev.ratiomesh.fleet.uploading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.contracts.channel.ChannelEvent.UploadFailed;
import dev.ratiomesh.contracts.channel.ChannelEvent.UploadProgressed;
import dev.ratiomesh.contracts.channel.ChannelEvent.UploadWaiting;
import dev.ratiomesh.contracts.channel.UploadFailureCode;
import dev.ratiomesh.contracts.channel.UploadState;
import dev.ratiomesh.delivery.youtube.QuotaDay;
import dev.ratiomesh.fleet.mesh.SandboxResource;
import dev.ratiomesh.fleet.uploading.UploadRig.PublishDraft;
import dev.ratiomesh.testkit.MeshResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Uploads survive faults between this service and YouTube without a second video. */
@QuarkusTest
@QuarkusTestResource(MeshResource.class)
@QuarkusTestResource(SandboxResource.class)
class FaultsIT {
    private static final long CHUNK = UploadRig.MIB;

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

    private void injectFault(String fault) {
        rig.fault("{\"upload\":{" + fault + ",\"channel\":\"" + channel + "\"}}");
    }

    private PublishDraft publishSuccessfully(Path file) {
        PublishDraft draft = rig.draft(file, channel);
        rig.publish(draft);
        rig.published(draft.id);
        assertThat(rig.videos(draft.id)).hasSize(1);
        assertThat(rig.videos(draft.id).get(0).path("sha256").asText()).isEqualTo(UploadRig.sha256(file));
        return draft;
    }

    @Test
    void twenty_interruptions_cost_at_most_a_chunk_each() {
        // given
        int interruptions = 20;
        int size = 8 * UploadRig.MIB + 4321;
        Random random = new Random(7);
        for (int i = 0; i < interruptions; i++) {
            injectFault("\"cutAfter\":" + random.nextInt((int) CHUNK) + ",\"count\":1");
        }

        // when
        PublishDraft draft = publishSuccessfully(UploadRig.video(size));

        // then
        assertThat(rig.traffic(draft.id).path("sessionsBegun").asInt()).isEqualTo(1);
        assertThat(rig.traffic(draft.id).path("bytesReceived").asLong())
                .isBetween((long) size, size + interruptions * CHUNK);
    }

    @Test
    void lost_final_response_is_recovered_by_querying_the_session() {
        // given
        injectFault("\"loseAnswer\":true,\"count\":1");

        // when
        PublishDraft draft = publishSuccessfully(UploadRig.video(2 * UploadRig.MIB));

        // then
        assertThat(rig.traffic(draft.id).path("sessionsBegun").asInt()).isEqualTo(1);
        assertThat(rig.traffic(draft.id).path("bytesReceived").asLong()).isEqualTo(2 * CHUNK);
    }

    @Test
    void status_308_without_range_resumes_at_the_first_byte() {
        // given
        injectFault("\"hideRange\":true,\"count\":1");

        // when
        PublishDraft draft = publishSuccessfully(UploadRig.video(3 * UploadRig.MIB));

        // then
        assertThat(rig.traffic(draft.id).path("bytesReceived").asLong()).isEqualTo(4 * CHUNK);
    }

    @Test
    void server_errors_are_retried_in_the_same_session() {
        // given
        injectFault("\"status\":503,\"retryAfter\":1,\"count\":1");
        injectFault("\"status\":500,\"count\":2");

        // then
        PublishDraft draft = publishSuccessfully(UploadRig.video(2 * UploadRig.MIB));
        assertThat(rig.traffic(draft.id).path("sessionsBegun").asInt()).isEqualTo(1);
    }

    /** Publishes an upload whose video exists, whose final response is lost and whose session has expired. */
    private PublishDraft publishAndLoseSession() {
        rig.fault(
                "{\"target\":\"PUT /upload/youtube/v3/videos\",\"afterSuccess\":true,\"delay\":\"PT3S\",\"count\":1}");
        PublishDraft draft = rig.draft(UploadRig.video(UploadRig.MIB), channel);
        rig.publish(draft);
        rig.awaitUntil("the video is there", () -> rig.videos(draft.id).size() == 1);
        rig.fault("{\"expireSessions\":true}");
        return draft;
    }

    @Test
    void video_of_a_lost_session_is_found_and_not_sent_twice() {
        // when
        PublishDraft draft = publishAndLoseSession();

        // then
        assertThat(rig.published(draft.id).upload().videoId())
                .isEqualTo(rig.videos(draft.id).get(0).path("id").asText());
        assertThat(rig.videos(draft.id)).hasSize(1);
        assertThat(rig.traffic(draft.id).path("sessionsBegun").asInt()).isEqualTo(1);
        assertThat(rig.mesh.all(draft.id, UploadProgressed.class))
                .extracting(event -> event.upload().state())
                .contains(UploadState.FINDING);
    }

    @Test
    void video_that_is_not_found_fails_the_upload_and_is_never_sent_again() {
        // when
        PublishDraft draft = publishAndLoseSession();
        rig.fault("{\"gone\":\"" + rig.videos(draft.id).get(0).path("id").asText() + "\"}");

        // then
        assertThat(rig.failed(draft.id).code()).isEqualTo(UploadFailureCode.OUTCOME_UNKNOWN);
        assertThat(rig.traffic(draft.id).path("sessionsBegun").asInt()).isEqualTo(1);
    }

    @Test
    void session_that_expires_before_the_final_chunk_is_replaced() {
        // given
        injectFault("\"status\":503,\"retryAfter\":1,\"count\":1");
        PublishDraft draft = rig.draft(UploadRig.video(3 * UploadRig.MIB), channel);
        rig.publish(draft);
        rig.awaitUntil("it has a session", () -> rig.state(draft.id).equals("SENDING"));

        // when
        rig.fault("{\"expireSessions\":true}");

        // then
        rig.published(draft.id);
        assertThat(rig.videos(draft.id)).hasSize(1);
        assertThat(rig.traffic(draft.id).path("sessionsBegun").asInt()).isEqualTo(2);
        assertThat(rig.mesh.all(draft.id, UploadProgressed.class))
                .extracting(event -> event.upload().state())
                .contains(UploadState.FINDING);
    }

    @Test
    void failed_processing_fails_the_upload_with_its_reason() {
        // given
        injectFault("\"failureReason\":\"codec\",\"count\":1");
        PublishDraft draft = rig.draft(UploadRig.video(UploadRig.MIB), channel);

        // when
        rig.publish(draft);

        // then
        UploadFailed failed = rig.failed(draft.id);
        assertThat(failed.code()).isEqualTo(UploadFailureCode.PROCESSING_FAILED);
        assertThat(failed.detail()).contains("codec");
        assertThat(failed.upload().videoId()).isNotNull();
    }

    @Test
    void full_channel_cools_down_until_the_next_day_and_the_next_channel_is_used() {
        // given
        String secondChannel = rig.channel();
        rig.fault("{\"uploadLimitExceeded\":\"" + channel + "\"}");
        PublishDraft draft = rig.draft(UploadRig.video(UploadRig.MIB), channel, secondChannel);

        // when
        rig.publish(draft);

        // then
        assertThat(rig.published(draft.id).upload().channelId()).isEqualTo(secondChannel);
        PublishDraft second = rig.draft(UploadRig.video(UploadRig.MIB), channel);
        rig.publish(second);
        UploadWaiting waiting = rig.mesh.await(second.id, UploadWaiting.class);
        assertThat(waiting.upload().reason()).contains(channel, "no more uploads on it today");
        assertThat(waiting.upload().waitsUntil())
                .isEqualTo(QuotaDay.at(waiting.at()).resetsAt());
    }

    @Test
    void daily_cap_holds_for_concurrent_uploads() {
        // given
        rig.mesh.execute("UPDATE channel SET uploads_a_day = 1 WHERE id = '" + channel + "'");
        PublishDraft first = rig.draft(UploadRig.video(UploadRig.MIB), channel);
        PublishDraft second = rig.draft(UploadRig.video(UploadRig.MIB), channel);

        // when
        rig.publish(first);
        rig.publish(second);

        // then
        rig.awaitUntil("one is published and one waits", () -> Stream.of(rig.state(first.id), rig.state(second.id))
                .collect(Collectors.toSet())
                .equals(Set.of("PUBLISHED", "WAITING")));
        assertThat(rig.videos(first.id).size() + rig.videos(second.id).size()).isEqualTo(1);
    }

    @Test
    void channel_that_needs_its_owner_is_skipped_and_named_in_the_reason() {
        // given
        String secondChannel = rig.channel();
        rig.fault("{\"revokeChannel\":\"" + channel + "\"}");
        PublishDraft draft = rig.draft(UploadRig.video(UploadRig.MIB), channel, secondChannel);
        PublishDraft singleChannel = rig.draft(UploadRig.video(UploadRig.MIB), channel);

        // when
        rig.publish(draft);
        rig.publish(singleChannel);

        // then
        assertThat(rig.published(draft.id).upload().channelId()).isEqualTo(secondChannel);
        assertThat(rig.mesh
                        .await(singleChannel.id, UploadWaiting.class)
                        .upload()
                        .reason())
                .contains(channel);
        assertThat(rig.state(singleChannel.id)).isEqualTo("WAITING");
    }

    @Test
    void fenced_worker_changes_nothing() {
        // given
        rig.fault(
                "{\"target\":\"PUT /upload/youtube/v3/videos\",\"afterSuccess\":true,\"delay\":\"PT2S\",\"count\":1}");
        PublishDraft draft = rig.draft(UploadRig.video(UploadRig.MIB), channel);
        double before = rig.fenced();
        rig.publish(draft);
        rig.awaitUntil("the video is there", () -> rig.videos(draft.id).size() == 1);

        // when
        rig.mesh.execute("UPDATE upload SET epoch = epoch + 1000, lease_until = now() + interval '8 seconds',"
                + " due_at = now() + interval '8 seconds', problem = 'another worker has it' WHERE id = '" + draft.id
                + "'");
        rig.awaitUntil("the first worker is fenced", () -> rig.fenced() > before);

        // then
        assertThat(rig.mesh
                        .rows("SELECT epoch, problem FROM upload WHERE id = '" + draft.id + "'")
                        .get(0))
                .containsEntry("problem", "another worker has it");
        rig.published(draft.id);
        assertThat(rig.videos(draft.id)).hasSize(1);
        assertThat(rig.traffic(draft.id).path("sessionsBegun").asInt()).isEqualTo(1);
    }
}
