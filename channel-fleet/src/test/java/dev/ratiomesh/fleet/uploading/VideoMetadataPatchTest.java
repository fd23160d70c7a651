package dev.ratiomesh.fleet.uploading;

import static dev.ratiomesh.fleet.uploading.UploadFixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ratiomesh.contracts.channel.ChannelCommand.UpdateVideo;
import dev.ratiomesh.contracts.channel.ChannelRejectionCode;
import dev.ratiomesh.contracts.channel.Privacy;
import dev.ratiomesh.delivery.Backoff;
import dev.ratiomesh.fleet.access.api.ApiResult;
import dev.ratiomesh.fleet.uploading.decision.VideoUpdatePolicy;
import dev.ratiomesh.fleet.uploading.decision.VideoUpdatePolicy.PendingUpdate;
import dev.ratiomesh.fleet.uploading.decision.VideoUpdatePolicy.UpdateResult;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VideoMetadataPatchTest {
    private static final VideoUpdatePolicy POLICY = new VideoUpdatePolicy(
            Duration.ofMinutes(5), Duration.ofDays(7), new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5)));

    private static UpdateVideo update(String title, Privacy privacy, String publishAt) {
        return new UpdateVideo(
                "c1", "t1", "ann", "v1", title, null, null, null, privacy, publishAt, publishAt == null ? null : "UTC");
    }

    private static JsonNode video(String privacy) throws JsonProcessingException {
        return new ObjectMapper()
                .readTree(
                        """
                        {"id":"v1","snippet":{"channelId":"c1","title":"Old","description":"D","tags":["a"],
                         "categoryId":"10","defaultLanguage":"de","channelTitle":"C"},
                         "status":{"privacyStatus":"%s","license":"creativeCommon","embeddable":false,
                         "publishAt":"2027-01-01T00:00:00Z","madeForKids":false,"selfDeclaredMadeForKids":true}}
                        """
                                .formatted(privacy));
    }

    @Test
    void changed_parts_are_written_with_all_their_editable_properties() throws JsonProcessingException {
        // when
        VideoMetadataPatch.MergedMetadata merged = VideoMetadataPatch.merge(
                        update("New", null, null), video("private"), NOW)
                .orElseThrow();

        // then
        assertThat(merged.parts()).containsExactly("snippet");
        assertThat(merged.changedFields()).containsExactly("title");
        assertThat(merged.body().toString())
                .isEqualTo("{\"id\":\"v1\",\"snippet\":{\"title\":\"New\",\"description\":\"D\",\"tags\":[\"a\"],"
                        + "\"categoryId\":\"10\",\"defaultLanguage\":\"de\"}}");
    }

    @Test
    void a_video_made_public_keeps_its_licence_and_loses_its_publish_time() throws JsonProcessingException {
        // when
        VideoMetadataPatch.MergedMetadata merged = VideoMetadataPatch.merge(
                        update(null, Privacy.PUBLIC, null), video("private"), NOW)
                .orElseThrow();

        // then
        assertThat(merged.changedFields()).containsExactly("privacyStatus", "publishAt");
        assertThat(merged.body().path("status").path("license").asText()).isEqualTo("creativeCommon");
        assertThat(merged.body().path("status").path("selfDeclaredMadeForKids").asBoolean())
                .isTrue();
        assertThat(merged.body().path("status").has("publishAt")).isFalse();
    }

    @Test
    void a_publish_time_needs_a_private_video() throws JsonProcessingException {
        PendingUpdate pending = new PendingUpdate(update(null, null, "2027-02-01T00:00:00"), NOW, 0, false);
        UpdateResult next = POLICY.decideAfterRead(pending, Optional.of(video("public")), NOW);
        assertThat(((UpdateResult.UpdateRejected) next).rejection().code())
                .isEqualTo(ChannelRejectionCode.PUBLISH_TIME_INVALID);
    }

    @Test
    void unchanged_video_is_rejected_unless_an_earlier_attempt_may_have_written_it() throws JsonProcessingException {
        Optional<JsonNode> read = Optional.of(video("private"));
        UpdateVideo same = update("Old", null, null);
        assertThat(((UpdateResult.UpdateRejected)
                                POLICY.decideAfterRead(new PendingUpdate(same, NOW, 0, false), read, NOW))
                        .rejection()
                        .code())
                .isEqualTo(ChannelRejectionCode.NOTHING_TO_DO);
        assertThat(POLICY.decideAfterRead(new PendingUpdate(same, NOW, 1, true), read, NOW))
                .isInstanceOf(UpdateResult.Updated.class);
    }

    @Test
    void video_of_another_channel_is_unknown_and_exhausted_quota_delays_the_update() throws JsonProcessingException {
        // given
        UpdateVideo foreign = new UpdateVideo("c2", "t1", "ann", "v1", "New", null, null, null, null, null, null);
        PendingUpdate pending = new PendingUpdate(update("New", null, null), NOW, 0, false);

        // then
        assertThat(((UpdateResult.UpdateRejected) POLICY.decideAfterRead(
                                new PendingUpdate(foreign, NOW, 0, false), Optional.of(video("public")), NOW))
                        .rejection()
                        .code())
                .isEqualTo(ChannelRejectionCode.VIDEO_UNKNOWN);
        assertThat(POLICY.decideAfterFailure(
                        pending, new ApiResult.CallDeferred("pool", NOW.plusSeconds(9), "short"), NOW))
                .isEqualTo(new UpdateResult.UpdateRetry(NOW.plusSeconds(9), "short"));
        assertThat(POLICY.decideAfterFailure(
                        pending,
                        new ApiResult.CallDeferred("pool", NOW.plusSeconds(9), "short"),
                        NOW.plus(Duration.ofDays(8))))
                .isInstanceOf(UpdateResult.UpdateRejected.class);
    }
}
