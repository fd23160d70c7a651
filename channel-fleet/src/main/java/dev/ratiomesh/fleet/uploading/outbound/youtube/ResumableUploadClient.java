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

/** Upload sessions at YouTube, by the protocol of resumable uploads. */
@ApplicationScoped
public class ResumableUploadClient {
    private static final String INITIATE_PATH =
            "/upload/youtube/v3/videos?uploadType=resumable&part=snippet,status&notifySubscribers=";

    private final GoogleApi googleApi;
    private final AddressEncryption encryption;

    ResumableUploadClient(GoogleApi googleApi, AddressEncryption encryption) {
        this.googleApi = googleApi;
        this.encryption = encryption;
    }

    /** Opens a session; nothing is there before its first byte. */
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
        if (!(result instanceof ApiResult.CallSucceeded done)) {
            return new UploadObservation.ApiResultReceived(result);
        }
        String address = done.headers().getOrDefault("location", "");
        try {
            return new UploadObservation.SessionOpened(encryption.encryptSession(request, address));
        } catch (IllegalArgumentException e) {
            return new UploadObservation.ApiResultReceived(unexpectedResponse("without the address of a session"));
        }
    }

    /** How far a session is. Bytes cost no quota. */
    public Uni<UploadObservation> queryOffset(UploadRequest request, UploadSession session) {
        String whole = "bytes */" + session.assignment().file().sizeBytes();
        String address;
        try {
            address = encryption.decryptSession(request, session.encryptedAddress());
        } catch (DecryptionException e) {
            return Uni.createFrom()
                    .item(new UploadObservation.Interrupted(session.confirmedBytes(), e.words(), Duration.ZERO));
        }
        ApiRequest apiRequest = new ApiRequest(
                ApiCaller.channelOwner(request.tenantId(), session.assignment().channelId()),
                QuotaCost.none(),
                GoogleService.DATA,
                "PUT",
                address,
                Map.of("content-range", whole),
                new byte[0]);
        return execute(apiRequest).map(ResumableUploadClient::toObservation);
    }

    static UploadObservation toObservation(ApiResult result) {
        if (isSessionExpired(result)) {
            return new UploadObservation.SessionExpired();
        }
        if (!(result instanceof ApiResult.CallSucceeded done)) {
            return new UploadObservation.ApiResultReceived(result);
        }
        var offset = confirmedOffset(done);
        return offset.isPresent() ? new UploadObservation.BytesConfirmed(offset.getAsLong()) : toUploadCompleted(done);
    }

    Uni<ApiResult> execute(ApiRequest apiRequest) {
        return CallerContext.of(() -> Uni.createFrom().completionStage(() -> googleApi.execute(apiRequest)));
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

    private static final Pattern RECEIVED_RANGE = Pattern.compile("bytes=0-(\\d{1,18})");
    private static final int RESUME_INCOMPLETE = 308;

    /** How many bytes the server has: its word counts, and none is 0. Empty when the answer is no 308. */
    static OptionalLong confirmedOffset(ApiResult.CallSucceeded done) {
        if (done.status() != RESUME_INCOMPLETE) {
            return OptionalLong.empty();
        }
        Matcher range = RECEIVED_RANGE.matcher(done.headers().getOrDefault("range", ""));
        return OptionalLong.of(range.matches() ? Long.parseLong(range.group(1)) + 1 : 0);
    }

    /** The id in a video resource. */
    static UploadObservation toUploadCompleted(ApiResult.CallSucceeded done) {
        String id = parseBody(done).path("id").asText("");
        return id.isEmpty()
                ? new UploadObservation.ApiResultReceived(unexpectedResponse("a whole upload without a video's id"))
                : new UploadObservation.UploadCompleted(id);
    }

    /** A session that the server does not know. */
    static boolean isSessionExpired(ApiResult result) {
        return result instanceof ApiResult.CallRejected rejected
                && (rejected.status() == 404 || rejected.status() == 410);
    }

    static Optional<JsonNode> firstItem(ApiResult.CallSucceeded done) {
        JsonNode first = parseBody(done).path("items").path(0);
        return first.isMissingNode() ? Optional.empty() : Optional.of(first);
    }

    static JsonNode parseBody(ApiResult.CallSucceeded done) {
        try {
            return JsonMappers.tolerant().readTree(done.body());
        } catch (JsonProcessingException e) {
            return JsonMappers.tolerant().missingNode();
        }
    }

    static ApiResult unexpectedResponse(String what) {
        return new ApiResult.CallFailed("YouTube answered " + what, true, Duration.ZERO);
    }
}
