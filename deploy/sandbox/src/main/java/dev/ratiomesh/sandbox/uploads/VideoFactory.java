package dev.ratiomesh.sandbox.uploads;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.studio.ReceivedFile;
import dev.ratiomesh.sandbox.studio.StudioVideo;
import dev.ratiomesh.sandbox.studio.StudioVideos;
import dev.ratiomesh.sandbox.studio.VideoSnippet;
import dev.ratiomesh.sandbox.studio.VideoStatus;
import dev.ratiomesh.sandbox.uploads.session.UploadCompletion;
import dev.ratiomesh.sandbox.uploads.session.UploadFault.ProcessingFailed;
import dev.ratiomesh.sandbox.uploads.session.UploadFaults;
import dev.ratiomesh.sandbox.wire.HttpAnswer;
import dev.ratiomesh.sandbox.world.SimClock;
import dev.ratiomesh.sandbox.youtube.VideoRepresentation;
import dev.ratiomesh.sandbox.youtube.YouTubeCaller;
import dev.ratiomesh.sandbox.youtube.YouTubeErrorBody;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Creates videos from received files. */
public final class VideoFactory {
    /** Time that the platform takes to process a file, in simulated seconds. */
    private static final double PROCESSING_SECONDS = 60;

    private static final double MILLIS_PER_SECOND = 1_000;

    private final StudioVideos videos;
    private final VideoRepresentation resource;
    private final UploadFaults faults;
    private final SimClock clock;

    public VideoFactory(StudioVideos videos, VideoRepresentation resource, UploadFaults faults, SimClock clock) {
        this.videos = videos;
        this.resource = resource;
        this.faults = faults;
        this.clock = clock;
    }

    /** Holds a video before its file arrives; {@code parts} are the parts of the answer. */
    record Draft(YouTubeCaller owner, String channelId, VideoSnippet snippet, VideoStatus status, List<String> parts) {}

    UploadCompletion completion(Draft draft) {
        return (file, head) -> file.bytes() == 0
                ? YouTubeErrorBody.global(400, "mediaBodyRequired", "The request does not include the video content.")
                        .answer()
                : create(draft, file);
    }

    private HttpAnswer create(Draft draft, ReceivedFile file) {
        StudioVideo video = video(draft, file);
        videos.save(video);
        ObjectNode json = resource.of(video.id(), draft.owner(), draft.parts());
        return HttpAnswer.json(201, json);
    }

    private StudioVideo video(Draft draft, ReceivedFile file) {
        Instant now = clock.realNow();
        long processing = Math.round(PROCESSING_SECONDS / clock.latest().speed() * MILLIS_PER_SECOND);
        String failure = faults.strike(ProcessingFailed.class, draft.channelId())
                .map(ProcessingFailed::reason)
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
