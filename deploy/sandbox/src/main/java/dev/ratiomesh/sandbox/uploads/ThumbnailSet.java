package dev.ratiomesh.sandbox.uploads;

import dev.ratiomesh.sandbox.studio.MediaFile;
import dev.ratiomesh.sandbox.studio.StudioVideo;
import dev.ratiomesh.sandbox.studio.StudioVideos;
import dev.ratiomesh.sandbox.wire.Answer;
import dev.ratiomesh.sandbox.wire.Call;
import dev.ratiomesh.sandbox.wire.Intake;
import dev.ratiomesh.sandbox.youtube.Caller;
import dev.ratiomesh.sandbox.youtube.MediaEndpoint;
import dev.ratiomesh.sandbox.youtube.Need;
import dev.ratiomesh.sandbox.youtube.Price;
import dev.ratiomesh.sandbox.youtube.Route;
import dev.ratiomesh.sandbox.youtube.ThumbnailJson;
import dev.ratiomesh.sandbox.youtube.YouTubeError;
import java.time.InstantSource;

/** {@code thumbnails.set}: a picture in one request, or by a session as Google's own library sends it. */
public final class ThumbnailSet implements MediaEndpoint {
    private static final long LARGEST_BYTES = 50L << 20;
    private static final String USUAL_TYPE = "application/octet-stream";

    private final SessionPort sessions;
    private final StudioVideos videos;
    private final InstantSource clock;

    /**
     * @param clock real time
     */
    public ThumbnailSet(SessionPort sessions, StudioVideos videos, InstantSource clock) {
        this.sessions = sessions;
        this.videos = videos;
        this.clock = clock;
    }

    @Override
    public Route route() {
        return new Route("POST", "/upload/youtube/v3/thumbnails/set", Price.WRITE, Need.BRING);
    }

    @Override
    public Answer answer(Call call, Caller caller) {
        try {
            StudioVideo video = video(call, caller);
            return sessions.open(
                    call,
                    new UploadSession(new UploadSession.Opening(
                            video.channelId(),
                            ContentRange.number(call.header("x-upload-content-length")),
                            call.header("x-upload-content-type").orElse(USUAL_TYPE),
                            new Traffic().begin(video.channelId(), ""),
                            clock.instant(),
                            (file, head) -> land(video.id(), file, head))));
        } catch (Rejected rejected) {
            return rejected.answer();
        }
    }

    @Override
    public Intake session(Call call) {
        return sessions.intake(call);
    }

    @Override
    public Intake file(Call call, Caller caller) {
        try {
            StudioVideo video = video(call, caller);
            return new WholeFile(
                    call.header("content-type").orElse(USUAL_TYPE),
                    new Traffic().begin(video.channelId(), ""),
                    (file, head) -> land(video.id(), file, head));
        } catch (Rejected rejected) {
            return Intake.answering(rejected.answer());
        }
    }

    private StudioVideo video(Call call, Caller caller) throws Rejected {
        String id = call.parameter("videoId").orElseThrow(() -> new Rejected(YouTubeError.missing("videoId")));
        return Ownership.video(videos, id, caller);
    }

    private Answer land(String videoId, MediaFile file, byte[] head) {
        if (file.bytes() == 0) {
            return YouTubeError.global(400, "mediaBodyRequired", "The request does not include the image content.")
                    .answer();
        }
        if (file.bytes() > LARGEST_BYTES) {
            return YouTubeError.global(413, "uploadTooLarge", "The image is larger than 50 MB.")
                    .answer();
        }
        if (!Picture.is(head)) {
            return YouTubeError.global(400, "invalidImage", "The provided image content is invalid.")
                    .answer();
        }
        videos.find(videoId).ifPresent(video -> videos.save(video.with(file)));
        return Answer.json(200, ThumbnailJson.set(videoId));
    }
}
