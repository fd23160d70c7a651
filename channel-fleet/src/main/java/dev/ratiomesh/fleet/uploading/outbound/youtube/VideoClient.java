package dev.ratiomesh.fleet.uploading.outbound.youtube;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.fleet.access.api.ApiCaller;
import dev.ratiomesh.fleet.access.api.ApiRequest;
import dev.ratiomesh.fleet.access.api.ApiResult;
import dev.ratiomesh.fleet.access.api.GoogleService;
import dev.ratiomesh.fleet.quota.CallPriority;
import dev.ratiomesh.fleet.quota.QuotaCost;
import dev.ratiomesh.fleet.uploading.VideoMetadataPatch;
import dev.ratiomesh.fleet.uploading.decision.UploadObservation;
import dev.ratiomesh.fleet.uploading.source.ThumbnailImage;
import dev.ratiomesh.fleet.uploading.upload.ChannelAssignment;
import dev.ratiomesh.fleet.uploading.upload.Upload;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads and updates the videos of a channel with its owner's grant. */
@ApplicationScoped
public class VideoClient {
    private static final String VIDEOS_PATH = "/youtube/v3/videos";

    private final ResumableUploadClient uploadClient;

    VideoClient(ResumableUploadClient uploadClient) {
        this.uploadClient = uploadClient;
    }

    /** Gets the processing status of an upload's video. */
    public Uni<UploadObservation> processingStatus(Upload.Processing upload) {
        String path = VIDEOS_PATH + "?part=status,processingDetails&id=" + urlEncode(upload.videoId());
        ApiRequest apiRequest =
                ApiRequest.get(channelOwner(upload), QuotaCost.read(CallPriority.NORMAL), GoogleService.DATA, path);
        return uploadClient
                .execute(apiRequest)
                .map(result -> result instanceof ApiResult.CallSucceeded succeeded
                        ? ResumableUploadClient.firstItem(succeeded)
                                .map(VideoClient::toProcessingChecked)
                                .orElseGet(() -> new UploadObservation.ProcessingChecked(
                                        UploadObservation.ProcessingStatus.ABSENT,
                                        "YouTube no longer has the video " + upload.videoId() + "."))
                        : new UploadObservation.ApiResultReceived(result));
    }

    private static UploadObservation toProcessingChecked(JsonNode video) {
        JsonNode status = video.path("status");
        String reason = status.path("failureReason")
                .asText(status.path("rejectionReason").asText("no reason given"));
        return switch (status.path("uploadStatus").asText("")) {
            case "processed" ->
                new UploadObservation.ProcessingChecked(UploadObservation.ProcessingStatus.PROCESSED, "processed");
            case "failed", "rejected" ->
                new UploadObservation.ProcessingChecked(
                        UploadObservation.ProcessingStatus.FAILED,
                        "YouTube has " + status.path("uploadStatus").asText() + " the video: " + reason);
            case "deleted" ->
                new UploadObservation.ProcessingChecked(
                        UploadObservation.ProcessingStatus.ABSENT, "The video is deleted at YouTube.");
            default ->
                new UploadObservation.ProcessingChecked(
                        UploadObservation.ProcessingStatus.IN_PROGRESS, "YouTube is still processing the video.");
        };
    }

    /** Sets the thumbnail. A thumbnail that YouTube rejects for good leaves the video without it, with the reason. */
    public Uni<UploadObservation> setThumbnail(Upload.Processing upload, ThumbnailImage image) {
        ApiRequest apiRequest = new ApiRequest(
                channelOwner(upload),
                QuotaCost.write(CallPriority.NORMAL),
                GoogleService.DATA,
                "POST",
                "/upload/youtube/v3/thumbnails/set?uploadType=media&videoId=" + urlEncode(upload.videoId()),
                Map.of("content-type", image.contentType()),
                image.bytes());
        return uploadClient.execute(apiRequest).map(result -> {
            if (result instanceof ApiResult.CallSucceeded) {
                return new UploadObservation.ThumbnailDone(null);
            }
            return result instanceof ApiResult.CallRejected rejected
                    ? new UploadObservation.ThumbnailDone("The thumbnail is not set: " + rejected.message())
                    : new UploadObservation.ApiResultReceived(result);
        });
    }

    /** Reads a video's snippet and status, which have its editable properties. */
    public Uni<ApiResult> readVideo(ApiCaller caller, String videoId) {
        String path = VIDEOS_PATH + "?part=snippet,status&id=" + urlEncode(videoId);
        return uploadClient.execute(
                ApiRequest.get(caller, QuotaCost.read(CallPriority.NORMAL), GoogleService.DATA, path));
    }

    /** Returns the first video of a response; empty when it has none. */
    public static Optional<JsonNode> firstVideo(ApiResult.CallSucceeded response) {
        return ResumableUploadClient.firstItem(response);
    }

    /** Writes the changed parts of a video. */
    public Uni<ApiResult> updateVideo(ApiCaller caller, VideoMetadataPatch.MergedMetadata merged) {
        String path = VIDEOS_PATH + "?part=" + String.join(",", merged.parts());
        byte[] body = merged.body().toString().getBytes(UTF_8);
        return uploadClient.execute(ApiRequest.json(caller, QuotaCost.write(CallPriority.NORMAL), "PUT", path, body));
    }

    static ApiCaller channelOwner(Upload upload) {
        ChannelAssignment assignment = Objects.requireNonNull(upload.assignment());
        return ApiCaller.channelOwner(upload.request().tenantId(), assignment.channelId());
    }

    static String urlEncode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
