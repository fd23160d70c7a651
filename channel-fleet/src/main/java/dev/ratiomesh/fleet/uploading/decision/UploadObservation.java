package dev.ratiomesh.fleet.uploading.decision;

import dev.ratiomesh.contracts.channel.UploadFailureCode;
import dev.ratiomesh.delivery.secrets.EncryptedSecret;
import dev.ratiomesh.fleet.access.api.ApiResult;
import dev.ratiomesh.fleet.uploading.upload.SourceFile;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an errand has brought to light. */
public sealed interface UploadObservation {
    /** The file is there and a video; and how the channels of the list stand, in the owner's order. */
    record FileInspected(SourceFile file, List<ChannelCandidate> candidates) implements UploadObservation {
        public FileInspected {
            candidates = List.copyOf(candidates);
        }
    }

    /** The file cannot become a video, however often it is tried. */
    record FileInvalid(UploadFailureCode code, String message) implements UploadObservation {}

    /** The file cannot be read now. */
    record FileUnavailable(String message, Duration minimumDelay) implements UploadObservation {}

    /** YouTube gave a session. */
    record SessionOpened(EncryptedSecret address) implements UploadObservation {}

    /** YouTube did not do what it was asked. */
    record ApiResultReceived(ApiResult result) implements UploadObservation {}

    /** YouTube has these bytes, and it is time to tell. */
    record BytesConfirmed(long offset) implements UploadObservation {}

    /** All but the last chunk are there; it is about to go out. */
    record FinalChunkDue(long offset) implements UploadObservation {}

    /** The transfer stopped; nothing worse is known. */
    record Interrupted(long offset, String message, Duration minimumDelay) implements UploadObservation {}

    /** It paused for other work to have its turn; there is more to send. */
    record TurnExpired(long offset) implements UploadObservation {}

    /** The video exists. */
    record UploadCompleted(String videoId) implements UploadObservation {}

    /** There is no such session any more. */
    record SessionExpired() implements UploadObservation {}

    /** The videos of the channel that can only be this upload's. */
    record VideosFound(List<String> videoIds) implements UploadObservation {
        public VideosFound {
            videoIds = List.copyOf(videoIds);
        }
    }

    /** @param problem what was wrong with the thumbnail, null when it is set or none was asked for */
    record ThumbnailDone(@Nullable String problem) implements UploadObservation {}

    /** How far YouTube is with the video. */
    record ProcessingChecked(ProcessingStatus status, String message) implements UploadObservation {}

    /** YouTube's work on a video. */
    enum ProcessingStatus {
        IN_PROGRESS,
        PROCESSED,
        FAILED,
        /** It is not there. */
        ABSENT
    }
}
