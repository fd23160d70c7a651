package dev.ratiomesh.fleet.uploading;

import dev.ratiomesh.contracts.channel.UploadFailureCode;
import dev.ratiomesh.delivery.secrets.EncryptedSecret;
import dev.ratiomesh.fleet.access.Reply;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an errand has brought to light. */
public sealed interface Learnt {
    /** The file is there and a video; and how the channels of the list stand, in the owner's order. */
    record Ready(FileFacts file, List<Candidate> candidates) implements Learnt {
        public Ready {
            candidates = List.copyOf(candidates);
        }
    }

    /** The file cannot become a video, however often it is tried. */
    record FileBad(UploadFailureCode code, String words) implements Learnt {}

    /** The file cannot be read now. */
    record FileAway(String words, Duration atLeast) implements Learnt {}

    /** YouTube gave a session. */
    record Opened(EncryptedSecret address) implements Learnt {}

    /** YouTube did not do what it was asked. */
    record Said(Reply reply) implements Learnt {}

    /** YouTube has these bytes, and it is time to tell. */
    record Stored(long offset) implements Learnt {}

    /** All but the last chunk are there; it is about to go out. */
    record BeforeLast(long offset) implements Learnt {}

    /** The transfer stopped; nothing worse is known. */
    record Interrupted(long offset, String words, Duration atLeast) implements Learnt {}

    /** It paused for other work to have its turn; there is more to send. */
    record TurnOver(long offset) implements Learnt {}

    /** The video exists. */
    record Completed(String videoId) implements Learnt {}

    /** There is no such session any more. */
    record SessionGone() implements Learnt {}

    /** The videos of the channel that can only be this upload's. */
    record Found(List<String> videoIds) implements Learnt {
        public Found {
            videoIds = List.copyOf(videoIds);
        }
    }

    /** @param note what was wrong with the thumbnail, null when it is set or none was asked for */
    record Dressed(@Nullable String note) implements Learnt {}

    /** How far YouTube is with the video. */
    record Checked(Progress progress, String words) implements Learnt {}

    /** YouTube's work on a video. */
    enum Progress {
        UNDER_WAY,
        DONE,
        FAILED,
        /** It is not there. */
        GONE
    }
}
