package dev.ratiomesh.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ratiomesh.contracts.channel.ReconnectReason;
import dev.ratiomesh.delivery.Envelope;
import dev.ratiomesh.delivery.json.JsonMappers;
import dev.ratiomesh.fleet.access.api.ApiResult;
import dev.ratiomesh.fleet.access.api.CircuitStates.Circuit;
import dev.ratiomesh.fleet.access.oauth.ChannelDetails;
import dev.ratiomesh.fleet.access.oauth.ChannelFeature;
import dev.ratiomesh.fleet.access.oauth.ConnectionAttempt;
import dev.ratiomesh.fleet.access.oauth.TokenResult;
import dev.ratiomesh.fleet.commenting.WatchState;
import dev.ratiomesh.fleet.reporting.ReportSection;
import dev.ratiomesh.fleet.uploading.upload.VideoMetadata;
import dev.ratiomesh.testkit.EntityColumns;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pins the names that databases, dashboards and callers know. A rename in Java changes none of them. */
class PinnedNamesTest {
    /** As stored on 28 November 2026. */
    private static final String METADATA =
            """
            {"title":"First single","description":"Out now","tags":["pop","live"],"categoryId":"10","privacy":"PRIVATE",\
            "publishAt":"2026-12-01T10:00:00Z","madeForKids":false,"syntheticMedia":true,"notifySubscribers":true}""";

    private static final String ENVELOPE =
            """
            {"id":"m-1","source":"/campaign-service","type":"upload.publish.v1","subject":"u-1","tenantId":"t-1",\
            "causationId":"m-0","correlationId":"m-00",\
            "traceparent":"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"}""";

    @Test
    void each_result_of_a_call_keeps_its_tag_in_the_metrics() {
        assertThat(Stream.of(
                                new ApiResult.CallSucceeded(200, Map.of(), ""),
                                new ApiResult.CallDeferred(null, Instant.EPOCH, ""),
                                new ApiResult.ReauthorizationRequired(ReconnectReason.values()[0], ""),
                                new ApiResult.CallRejected(403, "", ""),
                                new ApiResult.CallFailed("", false, Duration.ZERO))
                        .map(ApiResult::outcome))
                .containsExactly("done", "waits", "needsowner", "refused", "trouble")
                .hasSameSizeAs(ApiResult.class.getPermittedSubclasses());
        assertThat(Stream.of(
                                new TokenResult.Issued("", Duration.ZERO, List.of(), null, null),
                                new TokenResult.GrantRevoked(""),
                                new TokenResult.Unavailable(""))
                        .map(TokenResult::outcome))
                .containsExactly("granted", "dead", "away")
                .hasSameSizeAs(TokenResult.class.getPermittedSubclasses());
    }

    @Test
    void tables_keep_their_columns() {
        assertThat(EntityColumns.list("dev.ratiomesh.fleet"))
                .containsExactly(
                        "channel: connected_at delete_after features id lock_version paused reasons refreshed_at "
                                + "role score stands_in state tenant_id title updated_at uploads_a_day version",
                        "comment_moderation: action by_whom channel_id command_id command_type comment_id "
                                + "created_at due_at epoch id lease_until tenant_id troubles",
                        "comment_watch: channel_id due_at epoch full_due_at id last_new_at lease_until state "
                                + "sweep_full sweep_started_at sweep_token tenant_id troubles video_id",
                        "reply: approval_id approved_by attempts channel_id comment_id detail due_at epoch "
                                + "failure id lease_until looks posted_id sent_at state tenant_id text troubles updated_at "
                                + "video_id",
                        "upload: announced bytes cancelled_by channel_id channels choice_day content_hash "
                                + "content_type created_at dressed due_at ending_by ending_reason epoch explanation "
                                + "failure_code file_key file_sealed file_shown file_tag id last_begun lease_until "
                                + "lock_version metadata opened_at ordered_by origin problem reason sent_bytes session_key "
                                + "session_sealed sessions since state tenant_id thumbnail_key thumbnail_sealed "
                                + "thumbnail_shown tries version video_id waits_until");
    }

    @Test
    void a_circuit_is_shown_under_the_word_it_always_had() {
        assertThat(Arrays.stream(Circuit.values()).map(Circuit::wireName)).containsExactly("CLOSED", "OPEN", "TRYING");
    }

    @Test
    void stored_and_served_words_stay() {
        assertThat(Arrays.stream(ChannelFeature.values()).map(ChannelFeature::wireName))
                .containsExactly("uploads", "comments", "analytics");
        assertThat(names(WatchState.values())).containsExactly("OPEN", "OFF", "GONE", "FOREIGN");
        assertThat(names(ReportSection.values()))
                .containsExactly("DAYS", "TRAFFIC_SOURCES", "DEVICES", "AGE_AND_GENDER");
        assertThat(names(ChannelDetails.TokenState.values())).containsExactly("LIVE", "EXPIRED", "NEEDS_OWNER", "NONE");
        assertThat(names(ConnectionAttempt.ConnectionStatus.values()))
                .containsExactly("WAITING", "RETURNED", "CONNECTED", "DENIED", "FAILED", "EXPIRED");
        assertThat(names(ConnectionAttempt.InvalidState.values()))
                .containsExactly("STATE_UNKNOWN", "STATE_USED", "STATE_EXPIRED");
        assertThat(names(ConnectionAttempt.ConnectionError.values()))
                .containsExactly(
                        "CONSENT_DENIED",
                        "CONSENT_FAILED",
                        "CODE_REFUSED",
                        "SCOPE_MISSING",
                        "NO_CHANNEL",
                        "OTHER_CHANNEL",
                        "CHANNEL_TAKEN",
                        "NO_REFRESH_TOKEN",
                        "GOOGLE_AWAY");
    }

    @Test
    void stored_metadata_and_a_stored_envelope_are_read_and_written_as_they_are() throws JsonProcessingException {
        assertThat(roundTrip(METADATA, VideoMetadata.class)).isEqualTo(METADATA);
        assertThat(roundTrip(ENVELOPE, Envelope.class)).isEqualTo(ENVELOPE);
    }

    private static String roundTrip(String stored, Class<?> type) throws JsonProcessingException {
        return JsonMappers.tolerant().writeValueAsString(JsonMappers.tolerant().readValue(stored, type));
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }
}
