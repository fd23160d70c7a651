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
    private static final String INSERT =
            "/upload/youtube/v3/videos?uploadType=resumable&part=snippet,status&notifySubscribers=";

    private final GoogleApi door;
    private final AddressEncryption seals;

    ResumableUploadClient(GoogleApi door, AddressEncryption seals) {
        this.door = door;
        this.seals = seals;
    }

    /** Opens a session; nothing is there before its first byte. */
    public Uni<UploadObservation> initiate(UploadRequest job, ChannelAssignment choice) {
        Map<String, String> headers = Map.of(
                "content-type", "application/json; charset=UTF-8",
                "x-upload-content-length", Long.toString(choice.file().bytes()),
                "x-upload-content-type", choice.file().contentType());
        ApiRequest ask = new ApiRequest(
                ApiCaller.channelOwner(job.tenantId(), choice.channelId()),
                QuotaCost.upload(),
                GoogleService.DATA,
                "POST",
                INSERT + job.metadata().notifySubscribers(),
                headers,
                resource(job.metadata()).toString().getBytes(UTF_8));
        return call(ask).map(reply -> opened(job, reply));
    }

    private UploadObservation opened(UploadRequest job, ApiResult reply) {
        if (!(reply instanceof ApiResult.CallSucceeded done)) {
            return new UploadObservation.ApiResultReceived(reply);
        }
        String address = done.headers().getOrDefault("location", "");
        try {
            return new UploadObservation.SessionOpened(seals.session(job, address));
        } catch (IllegalArgumentException e) {
            return new UploadObservation.ApiResultReceived(nonsense("without the address of a session"));
        }
    }

    /** How far a session is. Bytes cost no quota. */
    public Uni<UploadObservation> queryOffset(UploadRequest job, UploadSession session) {
        String whole = "bytes */" + session.choice().file().bytes();
        String address;
        try {
            address = seals.openSession(job, session.address());
        } catch (DecryptionException e) {
            return Uni.createFrom()
                    .item(new UploadObservation.Interrupted(session.confirmedBytes(), e.message(), Duration.ZERO));
        }
        ApiRequest ask = new ApiRequest(
                ApiCaller.channelOwner(job.tenantId(), session.choice().channelId()),
                QuotaCost.none(),
                GoogleService.DATA,
                "PUT",
                address,
                Map.of("content-range", whole),
                new byte[0]);
        return call(ask).map(ResumableUploadClient::toObservation);
    }

    static UploadObservation toObservation(ApiResult reply) {
        if (gone(reply)) {
            return new UploadObservation.SessionExpired();
        }
        if (!(reply instanceof ApiResult.CallSucceeded done)) {
            return new UploadObservation.ApiResultReceived(reply);
        }
        var offset = offset(done);
        return offset.isPresent() ? new UploadObservation.BytesConfirmed(offset.getAsLong()) : completed(done);
    }

    Uni<ApiResult> call(ApiRequest ask) {
        return CallerContext.run(() -> Uni.createFrom().completionStage(() -> door.execute(ask)));
    }

    private static ObjectNode resource(VideoMetadata metadata) {
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

    private static final Pattern RANGE = Pattern.compile("bytes=0-(\\d{1,18})");
    private static final int INCOMPLETE = 308;

    /** How many bytes the server has: its word counts, and none is 0. Empty when the answer is no 308. */
    static OptionalLong offset(ApiResult.CallSucceeded done) {
        if (done.status() != INCOMPLETE) {
            return OptionalLong.empty();
        }
        Matcher range = RANGE.matcher(done.headers().getOrDefault("range", ""));
        return OptionalLong.of(range.matches() ? Long.parseLong(range.group(1)) + 1 : 0);
    }

    /** The id in a video resource. */
    static UploadObservation completed(ApiResult.CallSucceeded done) {
        String id = json(done).path("id").asText("");
        return id.isEmpty()
                ? new UploadObservation.ApiResultReceived(nonsense("a whole upload without a video's id"))
                : new UploadObservation.UploadCompleted(id);
    }

    /** A session that the server does not know. */
    static boolean gone(ApiResult reply) {
        return reply instanceof ApiResult.CallRejected refused && (refused.status() == 404 || refused.status() == 410);
    }

    static Optional<JsonNode> first(ApiResult.CallSucceeded done) {
        JsonNode first = json(done).path("items").path(0);
        return first.isMissingNode() ? Optional.empty() : Optional.of(first);
    }

    static JsonNode json(ApiResult.CallSucceeded done) {
        try {
            return JsonMappers.tolerant().readTree(done.body());
        } catch (JsonProcessingException e) {
            return JsonMappers.tolerant().missingNode();
        }
    }

    static ApiResult nonsense(String what) {
        return new ApiResult.CallFailed("YouTube answered " + what, true, Duration.ZERO);
    }
}
