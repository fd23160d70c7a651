package dev.ratiomesh.fleet.uploading.outbound.youtube;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.delivery.json.JsonMappers;
import dev.ratiomesh.delivery.runtime.CallerContext;
import dev.ratiomesh.delivery.secrets.DecryptionException;
import dev.ratiomesh.fleet.access.api.ApiCaller;
import dev.ratiomesh.fleet.access.api.ApiRequest;
import dev.ratiomesh.fleet.access.api.ApiResult;
import dev.ratiomesh.fleet.access.api.GoogleApi;
import dev.ratiomesh.fleet.access.api.GoogleService;
import dev.ratiomesh.fleet.quota.QuotaCost;
import dev.ratiomesh.fleet.uploading.decision.UploadObservation;
import dev.ratiomesh.fleet.uploading.outbound.store.AddressEncryption;
import dev.ratiomesh.fleet.uploading.upload.ChannelAssignment;
import dev.ratiomesh.fleet.uploading.upload.UploadRequest;
import dev.ratiomesh.fleet.uploading.upload.UploadSession;
import dev.ratiomesh.fleet.uploading.upload.VideoMetadata;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Opens upload sessions at YouTube and queries their offset, by the resumable upload protocol: POST initiates a session and
 * returns its URI, PUT with {@code Content-Range: bytes *}{@code /total} queries it, and 308 with {@code Range} confirms bytes.
 */
@ApplicationScoped
public class ResumableUploadClient {
    private static final String INITIATE_PATH =
            "/upload/youtube/v3/videos?uploadType=resumable&part=snippet,status&notifySubscribers=";

    private static final Pattern RECEIVED_RANGE = Pattern.compile("bytes=0-(\\d{1,18})");

    /** Status of a session that lacks bytes. */
    private static final int RESUME_INCOMPLETE = 308;

    private final GoogleApi googleApi;
    private final AddressEncryption encryption;

    ResumableUploadClient(GoogleApi googleApi, AddressEncryption encryption) {
        this.googleApi = googleApi;
        this.encryption = encryption;
    }

    /** Initiates a session. It costs an upload's quota; no video exists before the session's final chunk. */
    public Uni<UploadObservation> initiate(UploadRequest request, ChannelAssignment assignment) {
        Map<String, String> headers = Map.of(
                "content-type", "application/json; charset=UTF-8",
                "x-upload-content-length", Long.toString(assignment.file().sizeBytes()),
                "x-upload-content-type", assignment.file().contentType());
        ApiRequest apiRequest = new ApiRequest(
                ApiCaller.channelOwner(request.tenantId(), assignment.channelId()),
                QuotaCost.upload(),
                GoogleService.DATA,
                "POST",
                INITIATE_PATH + request.metadata().notifySubscribers(),
                headers,
                videoResource(request.metadata()).toString().getBytes(UTF_8));
        return execute(apiRequest).map(result -> toSessionOpened(request, result));
    }

    private UploadObservation toSessionOpened(UploadRequest request, ApiResult result) {
        if (!(result instanceof ApiResult.CallSucceeded response)) {
            return new UploadObservation.ApiResultReceived(result);
        }
        String address = response.headers().getOrDefault("location", "");
        try {
            return new UploadObservation.SessionOpened(encryption.encryptSession(request, address));
        } catch (IllegalArgumentException e) {
            return new UploadObservation.ApiResultReceived(unexpectedResponse("without a session URI"));
        }
    }

    /** Queries the number of bytes that a session has received. Neither queries nor chunks cost quota. */
    public Uni<UploadObservation> queryOffset(UploadRequest request, UploadSession session) {
        String contentRange = "bytes */" + session.assignment().file().sizeBytes();
        String address;
        try {
            address = encryption.decryptSession(request, session.encryptedAddress());
        } catch (DecryptionException e) {
            return Uni.createFrom()
                    .item(new UploadObservation.Interrupted(session.confirmedBytes(), e.message(), Duration.ZERO));
        }
        ApiRequest apiRequest = new ApiRequest(
                ApiCaller.channelOwner(request.tenantId(), session.assignment().channelId()),
                QuotaCost.none(),
                GoogleService.DATA,
                "PUT",
                address,
                Map.of("content-range", contentRange),
                new byte[0]);
        return execute(apiRequest).map(ResumableUploadClient::toObservation);
    }

    /** Maps the response to a query or a chunk to an observation. */
    static UploadObservation toObservation(ApiResult result) {
        if (isSessionExpired(result)) {
            return new UploadObservation.SessionExpired();
        }
        if (!(result instanceof ApiResult.CallSucceeded response)) {
            return new UploadObservation.ApiResultReceived(result);
        }
        OptionalLong offset = confirmedOffset(response);
        return offset.isPresent()
                ? new UploadObservation.BytesConfirmed(offset.getAsLong())
                : toUploadCompleted(response);
    }

    /** Executes a request. Always completes with a result. */
    Uni<ApiResult> execute(ApiRequest apiRequest) {
        return CallerContext.run(() -> Uni.createFrom().completionStage(() -> googleApi.execute(apiRequest)));
    }

    private static ObjectNode videoResource(VideoMetadata metadata) {
        ObjectNode video = JsonNodeFactory.instance.objectNode();
        ObjectNode snippet = video.putObject("snippet")
                .put("title", metadata.title())
                .put("description", metadata.description())
                .put("categoryId", metadata.categoryId());
        ArrayNode tags = snippet.putArray("tags");
        metadata.tags().forEach(tags::add);
        ObjectNode status = video.putObject("status")
                .put("privacyStatus", metadata.privacy().name().toLowerCase(Locale.ROOT))
                .put("selfDeclaredMadeForKids", metadata.madeForKids())
                .put("containsSyntheticMedia", metadata.syntheticMedia());
        Instant publishAt = metadata.publishAt();
        if (publishAt != null) {
            status.put("publishAt", publishAt.toString());
        }
        return video;
    }

    /** Returns the number of bytes that a 308 confirms, 0 when it has no {@code Range}. Empty for any other status. */
    static OptionalLong confirmedOffset(ApiResult.CallSucceeded response) {
        if (response.status() != RESUME_INCOMPLETE) {
            return OptionalLong.empty();
        }
        Matcher range = RECEIVED_RANGE.matcher(response.headers().getOrDefault("range", ""));
        return OptionalLong.of(range.matches() ? Long.parseLong(range.group(1)) + 1 : 0);
    }

    /** Reads the video's id from the video resource of the final response. */
    static UploadObservation toUploadCompleted(ApiResult.CallSucceeded response) {
        String id = parseBody(response).path("id").asText("");
        return id.isEmpty()
                ? new UploadObservation.ApiResultReceived(
                        unexpectedResponse("with a completed upload without a video id"))
                : new UploadObservation.UploadCompleted(id);
    }

    /** Returns whether the server no longer knows the session. */
    static boolean isSessionExpired(ApiResult result) {
        return result instanceof ApiResult.CallRejected rejected
                && (rejected.status() == 404 || rejected.status() == 410);
    }

    /** Returns the first item of a list response. */
    static Optional<JsonNode> firstItem(ApiResult.CallSucceeded response) {
        JsonNode first = parseBody(response).path("items").path(0);
        return first.isMissingNode() ? Optional.empty() : Optional.of(first);
    }

    /** Parses the body; a missing node when it is not JSON. */
    static JsonNode parseBody(ApiResult.CallSucceeded response) {
        try {
            return JsonMappers.tolerant().readTree(response.body());
        } catch (JsonProcessingException e) {
            return JsonMappers.tolerant().missingNode();
        }
    }

    /** Makes the result of a response that breaks the protocol. Its effect is in doubt. */
    static ApiResult unexpectedResponse(String description) {
        return new ApiResult.CallFailed("YouTube responded " + description, true, Duration.ZERO);
    }
}
