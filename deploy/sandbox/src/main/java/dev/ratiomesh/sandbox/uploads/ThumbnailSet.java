package dev.ratiomesh.sandbox.uploads;

import dev.ratiomesh.sandbox.studio.ReceivedFile;
import dev.ratiomesh.sandbox.studio.StudioVideo;
import dev.ratiomesh.sandbox.studio.StudioVideos;
import dev.ratiomesh.sandbox.uploads.session.ContentRange;
import dev.ratiomesh.sandbox.uploads.session.MediaBody;
import dev.ratiomesh.sandbox.uploads.session.ResumableSession;
import dev.ratiomesh.sandbox.uploads.session.UploadSessionHandler;
import dev.ratiomesh.sandbox.uploads.session.UploadTraffic;
import dev.ratiomesh.sandbox.wire.BodyReceiver;
import dev.ratiomesh.sandbox.wire.HttpAnswer;
import dev.ratiomesh.sandbox.wire.HttpCall;
import dev.ratiomesh.sandbox.youtube.AuthRequirement;
import dev.ratiomesh.sandbox.youtube.MediaEndpoint;
import dev.ratiomesh.sandbox.youtube.MethodRoute;
import dev.ratiomesh.sandbox.youtube.YouTubeCaller;
import dev.ratiomesh.sandbox.youtube.YouTubeErrorBody;
import dev.ratiomesh.sandbox.youtube.json.ThumbnailJson;
import dev.ratiomesh.sandbox.youtube.quota.CallCost;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;

/** Serves {@code thumbnails.set}: a picture in one request, or by a session as Google's own library sends it. */
public final class ThumbnailSet implements MediaEndpoint {
    private static final long MAX_BYTES = 50L << 20;
    private static final String DEFAULT_TYPE = "application/octet-stream";

    private final UploadSessionHandler sessions;
    private final StudioVideos videos;
    private final InstantSource clock;

    /**
     * Connects the method with its sources.
     *
     * @param clock real time
     */
    public ThumbnailSet(UploadSessionHandler sessions, StudioVideos videos, InstantSource clock) {
        this.sessions = sessions;
        this.videos = videos;
        this.clock = clock;
    }

    @Override
    public MethodRoute route() {
        return new MethodRoute(
                "POST", "/upload/youtube/v3/thumbnails/set", CallCost.WRITE, AuthRequirement.UPLOAD_VIDEO);
    }

    @Override
    public HttpAnswer answer(HttpCall call, YouTubeCaller caller) {
        try {
            StudioVideo video = video(call, caller);
            return sessions.open(
                    call,
                    new ResumableSession(new ResumableSession.Opening(
                            video.channelId(),
                            ContentRange.number(call.header("x-upload-content-length")),
                            call.header("x-upload-content-type").orElse(DEFAULT_TYPE),
                            new UploadTraffic().begin(video.channelId(), ""),
                            clock.instant(),
                            (file, head) -> complete(video.id(), file, head))));
        } catch (UploadRejectedException rejected) {
            return rejected.answer();
        }
    }

    @Override
    public BodyReceiver sessionReceiver(HttpCall call) {
        return sessions.receiver(call);
    }

    @Override
    public BodyReceiver fileReceiver(HttpCall call, YouTubeCaller caller) {
        try {
            StudioVideo video = video(call, caller);
            return new MediaBody(
                    call.header("content-type").orElse(DEFAULT_TYPE),
                    new UploadTraffic().begin(video.channelId(), ""),
                    (file, head) -> complete(video.id(), file, head));
        } catch (UploadRejectedException rejected) {
            return BodyReceiver.answering(rejected.answer());
        }
    }

    private StudioVideo video(HttpCall call, YouTubeCaller caller) throws UploadRejectedException {
        String id = call.parameter("videoId")
                .orElseThrow(() -> new UploadRejectedException(YouTubeErrorBody.missing("videoId")));
        return OwnershipCheck.video(videos, id, caller);
    }

    private HttpAnswer complete(String videoId, ReceivedFile file, byte[] head) {
        if (file.bytes() == 0) {
            return YouTubeErrorBody.global(400, "mediaBodyRequired", "The request does not include the image content.")
                    .answer();
        }
        if (file.bytes() > MAX_BYTES) {
            return YouTubeErrorBody.global(413, "uploadTooLarge", "The image is larger than 50 MB.")
                    .answer();
        }
        if (!ImageType.isImage(head)) {
            return YouTubeErrorBody.global(400, "invalidImage", "The provided image content is invalid.")
                    .answer();
        }
        videos.find(videoId).ifPresent(video -> videos.save(video.with(file)));
        return HttpAnswer.json(200, ThumbnailJson.set(videoId));
    }

    /** Detects JPEG and PNG by their first bytes. */
    static final class ImageType {
        private static final List<byte[]> SIGNATURES =
                List.of(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}, new byte[] {(byte) 0x89, 'P', 'N', 'G'});

        private ImageType() {}

        static boolean isImage(byte[] head) {
            return SIGNATURES.stream().anyMatch(beginning -> startsWith(head, beginning));
        }

        private static boolean startsWith(byte[] head, byte[] beginning) {
            return head.length >= beginning.length
                    && Arrays.mismatch(head, 0, beginning.length, beginning, 0, beginning.length) < 0;
        }
    }
}
