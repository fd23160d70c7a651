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
import dev.ratiomesh.fleet.uploading.upload.Upload;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A channel's videos, as their owner sees and changes them. */
@ApplicationScoped
public class VideoClient {
    private static final String VIDEOS = "/youtube/v3/videos";

    private final ResumableUploadClient youtube;

    VideoClient(ResumableUploadClient youtube) {
        this.youtube = youtube;
    }

    /** How far YouTube is with a video. */
    public Uni<UploadObservation> processingStatus(Upload.Processing upload) {
        String path = VIDEOS + "?part=status,processingDetails&id=" + encoded(upload.videoId());
        ApiRequest ask = ApiRequest.get(owner(upload), QuotaCost.read(CallPriority.NORMAL), GoogleService.DATA, path);
        return youtube.call(ask)
                .map(reply -> reply instanceof ApiResult.CallSucceeded done
                        ? ResumableUploadClient.first(done)
                                .map(VideoClient::progress)
                                .orElseGet(() -> new UploadObservation.ProcessingChecked(
                                        UploadObservation.Progress.GONE,
                                        "YouTube has no video " + upload.videoId() + " any more"))
                        : new UploadObservation.ApiResultReceived(reply));
    }

    private static UploadObservation progress(JsonNode video) {
        JsonNode status = video.path("status");
        String why = status.path("failureReason")
                .asText(status.path("rejectionReason").asText("no reason given"));
        return switch (status.path("uploadStatus").asText("")) {
            case "processed" -> new UploadObservation.ProcessingChecked(UploadObservation.Progress.DONE, "processed");
            case "failed", "rejected" ->
                new UploadObservation.ProcessingChecked(
                        UploadObservation.Progress.FAILED,
                        "YouTube has " + status.path("uploadStatus").asText() + " it: " + why);
            case "deleted" ->
                new UploadObservation.ProcessingChecked(UploadObservation.Progress.GONE, "it was deleted at YouTube");
            default ->
                new UploadObservation.ProcessingChecked(
                        UploadObservation.Progress.UNDER_WAY, "YouTube is still processing it");
        };
    }

    /** Sets the thumbnail. What YouTube refuses for good is noted, and the video stays as it is. */
    public Uni<UploadObservation> setThumbnail(Upload.Processing upload, ThumbnailImage image) {
        ApiRequest ask = new ApiRequest(
                owner(upload),
                QuotaCost.write(CallPriority.NORMAL),
                GoogleService.DATA,
                "POST",
                "/upload/youtube/v3/thumbnails/set?uploadType=media&videoId=" + encoded(upload.videoId()),
                Map.of("content-type", image.contentType()),
                image.bytes());
        return youtube.call(ask).map(reply -> {
            if (reply instanceof ApiResult.CallSucceeded) {
                return new UploadObservation.ThumbnailDone(null);
            }
            return reply instanceof ApiResult.CallRejected refused
                    ? new UploadObservation.ThumbnailDone("its thumbnail was not set: " + refused.message())
                    : new UploadObservation.ApiResultReceived(reply);
        });
    }

    /** The video with what can be changed of it. */
    public Uni<ApiResult> read(ApiCaller who, String videoId) {
        String path = VIDEOS + "?part=snippet,status&id=" + encoded(videoId);
        return youtube.call(ApiRequest.get(who, QuotaCost.read(CallPriority.NORMAL), GoogleService.DATA, path));
    }

    /** The first video of an answer. */
    public static Optional<JsonNode> video(ApiResult.CallSucceeded answer) {
        return ResumableUploadClient.first(answer);
    }

    public Uni<ApiResult> write(ApiCaller who, VideoMetadataPatch.Merged merged) {
        String path = VIDEOS + "?part=" + String.join(",", merged.parts());
        byte[] body = merged.body().toString().getBytes(UTF_8);
        return youtube.call(ApiRequest.json(who, QuotaCost.write(CallPriority.NORMAL), "PUT", path, body));
    }

    static ApiCaller owner(Upload upload) {
        var choice = Objects.requireNonNull(upload.choice());
        return ApiCaller.channelOwner(upload.job().tenantId(), choice.channelId());
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
