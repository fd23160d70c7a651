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

/** What goes wrong between us and YouTube. */
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

    private void trouble(String what) {
        rig.fault("{\"upload\":{" + what + ",\"channel\":\"" + channel + "\"}}");
    }

    private PublishDraft published(Path file) {
        PublishDraft draft = rig.draft(file, channel);
        rig.publish(draft);
        rig.published(draft.id);
        assertThat(rig.videos(draft.id)).hasSize(1);
        assertThat(rig.videos(draft.id).get(0).path("sha256").asText()).isEqualTo(UploadRig.sha256(file));
        return draft;
    }

    @Test
    void twenty_cuts_at_random_offsets_cost_at_most_a_chunk_each() {
        // given
        int cuts = 20;
        int size = 8 * UploadRig.MIB + 4321;
        Random random = new Random(7);
        for (int i = 0; i < cuts; i++) {
            trouble("\"cutAfter\":" + random.nextInt((int) CHUNK) + ",\"count\":1");
        }

        // when
        PublishDraft draft = published(UploadRig.video(size));

        // then
        assertThat(rig.traffic(draft.id).path("sessionsBegun").asInt()).isEqualTo(1);
        assertThat(rig.traffic(draft.id).path("bytesReceived").asLong()).isBetween((long) size, size + cuts * CHUNK);
    }

    @Test
    void a_lost_last_answer_is_answered_by_asking() {
        // given
        trouble("\"loseAnswer\":true,\"count\":1");

        // when
        PublishDraft draft = published(UploadRig.video(2 * UploadRig.MIB));

        // then
        assertThat(rig.traffic(draft.id).path("sessionsBegun").asInt()).isEqualTo(1);
        assertThat(rig.traffic(draft.id).path("bytesReceived").asLong()).isEqualTo(2 * CHUNK);
    }

    @Test
    void a_308_without_range_begins_at_the_first_byte() {
        // given
        trouble("\"hideRange\":true,\"count\":1");

        // when
        PublishDraft draft = published(UploadRig.video(3 * UploadRig.MIB));

        // then
        assertThat(rig.traffic(draft.id).path("bytesReceived").asLong()).isEqualTo(4 * CHUNK);
    }

    @Test
    void server_errors_are_waited_out() {
        // given
        trouble("\"status\":503,\"retryAfter\":1,\"count\":1");
        trouble("\"status\":500,\"count\":2");

        // then
        PublishDraft draft = published(UploadRig.video(2 * UploadRig.MIB));
        assertThat(rig.traffic(draft.id).path("sessionsBegun").asInt()).isEqualTo(1);
    }

    /** The video is made, its caller waits long enough for the sessions to end, and then hears nothing. */
    private PublishDraft lostWithItsSession() {
        rig.fault(
                "{\"target\":\"PUT /upload/youtube/v3/videos\",\"afterSuccess\":true,\"delay\":\"PT3S\",\"count\":1}");
        PublishDraft draft = rig.draft(UploadRig.video(UploadRig.MIB), channel);
        rig.publish(draft);
        rig.awaitUntil("the video is there", () -> rig.videos(draft.id).size() == 1);
        rig.fault("{\"expireSessions\":true}");
        return draft;
    }

    @Test
    void a_video_whose_answer_and_session_are_lost_is_found_and_not_sent_twice() {
        // when
        PublishDraft draft = lostWithItsSession();

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
    void a_video_that_cannot_be_found_is_left_to_a_person_and_never_sent_again() {
        // when
        PublishDraft draft = lostWithItsSession();
        rig.fault("{\"gone\":\"" + rig.videos(draft.id).get(0).path("id").asText() + "\"}");

        // then
        assertThat(rig.failed(draft.id).code()).isEqualTo(UploadFailureCode.OUTCOME_UNKNOWN);
        assertThat(rig.traffic(draft.id).path("sessionsBegun").asInt()).isEqualTo(1);
    }

    @Test
    void a_session_that_ends_before_all_bytes_are_there_is_followed_by_a_new_one() {
        // given
        trouble("\"status\":503,\"retryAfter\":1,\"count\":1");
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
    void a_video_that_youtube_cannot_process_is_a_failure_with_its_reason() {
        // given
        trouble("\"failureReason\":\"codec\",\"count\":1");
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
    void a_full_channel_rests_until_tomorrow_and_the_next_of_the_list_takes_the_file() {
        // given
        String other = rig.channel();
        rig.fault("{\"uploadLimitExceeded\":\"" + channel + "\"}");
        PublishDraft draft = rig.draft(UploadRig.video(UploadRig.MIB), channel, other);

        // when
        rig.publish(draft);

        // then
        assertThat(rig.published(draft.id).upload().channelId()).isEqualTo(other);
        PublishDraft second = rig.draft(UploadRig.video(UploadRig.MIB), channel);
        rig.publish(second);
        UploadWaiting waiting = rig.mesh.await(second.id, UploadWaiting.class);
        assertThat(waiting.upload().reason()).contains(channel, "no more uploads on it today");
        assertThat(waiting.upload().waitsUntil())
                .isEqualTo(QuotaDay.at(waiting.at()).resetsAt());
    }

    @Test
    void the_cap_of_a_channels_day_holds_for_uploads_at_the_same_time() {
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
    void a_channel_that_needs_its_owner_is_passed_over_and_said_by_name() {
        // given
        String other = rig.channel();
        rig.fault("{\"revokeChannel\":\"" + channel + "\"}");
        PublishDraft draft = rig.draft(UploadRig.video(UploadRig.MIB), channel, other);
        PublishDraft alone = rig.draft(UploadRig.video(UploadRig.MIB), channel);

        // when
        rig.publish(draft);
        rig.publish(alone);

        // then
        assertThat(rig.published(draft.id).upload().channelId()).isEqualTo(other);
        assertThat(rig.mesh.await(alone.id, UploadWaiting.class).upload().reason())
                .contains(channel);
        assertThat(rig.state(alone.id)).isEqualTo("WAITING");
    }

    @Test
    void a_worker_whose_claim_has_gone_to_another_changes_nothing() {
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
        rig.awaitUntil("the first worker has come back", () -> rig.fenced() > before);

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
