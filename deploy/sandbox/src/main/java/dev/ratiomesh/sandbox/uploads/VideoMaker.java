package dev.ratiomesh.sandbox.uploads;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.studio.MediaFile;
import dev.ratiomesh.sandbox.studio.StudioVideo;
import dev.ratiomesh.sandbox.studio.StudioVideos;
import dev.ratiomesh.sandbox.studio.VideoSnippet;
import dev.ratiomesh.sandbox.studio.VideoStatus;
import dev.ratiomesh.sandbox.uploads.UploadTrouble.Failed;
import dev.ratiomesh.sandbox.wire.Answer;
import dev.ratiomesh.sandbox.world.SimClock;
import dev.ratiomesh.sandbox.youtube.Caller;
import dev.ratiomesh.sandbox.youtube.VideoResource;
import dev.ratiomesh.sandbox.youtube.YouTubeError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Makes videos of files that arrived. */
public final class VideoMaker {
    /** How long the platform works on a file, in simulated seconds. */
    private static final double PROCESSING_SECONDS = 60;

    private static final double MILLIS = 1_000;

    private final StudioVideos videos;
    private final VideoResource resource;
    private final UploadFaults faults;
    private final SimClock clock;

    public VideoMaker(StudioVideos videos, VideoResource resource, UploadFaults faults, SimClock clock) {
        this.videos = videos;
        this.resource = resource;
        this.faults = faults;
        this.clock = clock;
    }

    /** A video whose file is still to come; {@code parts} are those its answer will hold. */
    record Draft(Caller owner, String channelId, VideoSnippet snippet, VideoStatus status, List<String> parts) {}

    Landing landing(Draft draft) {
        return (file, head) -> file.bytes() == 0
                ? YouTubeError.global(400, "mediaBodyRequired", "The request does not include the video content.")
                        .answer()
                : made(draft, file);
    }

    private Answer made(Draft draft, MediaFile file) {
        StudioVideo video = video(draft, file);
        videos.save(video);
        ObjectNode json = resource.of(video.id(), draft.owner(), draft.parts());
        return Answer.json(201, json);
    }

    private StudioVideo video(Draft draft, MediaFile file) {
        Instant now = clock.realNow();
        long processing = Math.round(PROCESSING_SECONDS / clock.latest().speed() * MILLIS);
        String failure = faults.strike(Failed.class, draft.channelId())
                .map(Failed::reason)
                .orElse(null);
        return new StudioVideo(
                StudioVideos.newId(),
                draft.channelId(),
                draft.snippet(),
                draft.status(),
                file,
                now,
                draft.status().hidden() ? null : now,
                now.plus(Duration.ofMillis(processing)),
                failure,
                null);
    }
}
