package dev.ratiomesh.fleet.uploading.decision;

import dev.ratiomesh.contracts.channel.UploadFailureCode;
import dev.ratiomesh.delivery.secrets.EncryptedSecret;
import dev.ratiomesh.fleet.access.api.ApiResult;
import dev.ratiomesh.fleet.uploading.upload.SourceFile;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An observation is the outcome of an upload's next action, and the input of its state machine. */
public sealed interface UploadObservation {
    /**
     * The file is readable and begins like a video.
     *
     * @param candidates the requested channels, in the owner's order
     */
    record FileInspected(SourceFile file, List<ChannelCandidate> candidates) implements UploadObservation {
        public FileInspected {
            candidates = List.copyOf(candidates);
        }
    }

    /** The file cannot become a video, and no retry changes that. */
    record FileInvalid(UploadFailureCode code, String message) implements UploadObservation {}

    /**
     * The file cannot be read now.
     *
     * @param minimumDelay before the next attempt, zero when none was asked for
     */
    record FileUnavailable(String message, Duration minimumDelay) implements UploadObservation {}

    /** YouTube opened an upload session. */
    record SessionOpened(EncryptedSecret address) implements UploadObservation {}

    /** A request to YouTube brought anything but the success that the action expects. */
    record ApiResultReceived(ApiResult result) implements UploadObservation {}

    /**
     * YouTube confirmed bytes, and their number is to be published.
     *
     * @param offset number of confirmed bytes, so the first byte of the next chunk
     */
    record BytesConfirmed(long offset) implements UploadObservation {}

    /** YouTube confirmed all chunks but the final one, which is sent once this is stored. */
    record FinalChunkDue(long offset) implements UploadObservation {}

    /**
     * The transfer stopped; the session may still be open.
     *
     * @param minimumDelay before the next attempt, zero when none was asked for
     */
    record Interrupted(long offset, String message, Duration minimumDelay) implements UploadObservation {}

    /** The worker's turn, {@code fleet.uploads.max-turn}, is over or the service stops; more chunks are to be sent. */
    record TurnExpired(long offset) implements UploadObservation {}

    /** The video exists. */
    record UploadCompleted(String videoId) implements UploadObservation {}

    /** YouTube no longer knows the session. */
    record SessionExpired() implements UploadObservation {}

    /** The videos on the channel that match the upload and belong to no other. */
    record VideosFound(List<String> videoIds) implements UploadObservation {
        public VideosFound {
            videoIds = List.copyOf(videoIds);
        }
    }

    /**
     * The thumbnail is set, or YouTube refuses it for good.
     *
     * @param problem reason why the thumbnail is not set, null when it is
     */
    record ThumbnailDone(@Nullable String problem) implements UploadObservation {}

    /** YouTube returned the processing status of the video. */
    record ProcessingChecked(ProcessingStatus status, String message) implements UploadObservation {}

    /** The status of YouTube's work on a video. */
    enum ProcessingStatus {
        IN_PROGRESS,
        PROCESSED,
        FAILED,
        /** YouTube has no such video, or no longer. */
        ABSENT
    }
}
