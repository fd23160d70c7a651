package dev.ratiomesh.fleet.uploading.upload;

import dev.ratiomesh.contracts.channel.UploadFailureCode;
import dev.ratiomesh.contracts.channel.UploadState;
import dev.ratiomesh.contracts.channel.UploadView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An upload turns a source file into a video of one channel. Each state is a type; {@code UploadStateMachine} makes the
 * transitions between them. {@link Locating} is FINDING on the wire.
 *
 * <pre>
 *  ACCEPTED   ──► SENDING     a session is open; it is stored before the first byte
 *             ──► WAITING     for quota, an eligible channel or the end of a fault
 *  WAITING    ──► SENDING     a session is open, and bytes may be sent again
 *             ──► FINDING, PROCESSING   as SENDING, when a session is open
 *  SENDING    ──► WAITING     for quota, the channel's owner or the end of a fault
 *             ──► FINDING     the session has expired
 *             ──► PROCESSING  YouTube has all bytes and returned the video's id
 *  FINDING    ──► PROCESSING  one matching video is found
 *             ──► WAITING     none is found, and the final chunk was never started: a new session follows
 *             ──► FAILED      several match, or none in time after the final chunk was started (OUTCOME_UNKNOWN)
 *  PROCESSING ──► PUBLISHED, FAILED
 *
 *  ACCEPTED, WAITING, SENDING ──► FAILED     file invalid, rejected, publish time passed, given up
 *                             ──► CANCELLED  final chunk not started
 * </pre>
 */
public sealed interface Upload
        permits Upload.Accepted,
                Upload.Waiting,
                Upload.Sending,
                Upload.Locating,
                Upload.Processing,
                Upload.Published,
                Upload.Failed,
                Upload.Cancelled {
    UploadRequest request();

    /** Returns the number of published changes, from 1 without a gap. */
    long version();

    UploadState state();

    /** Returns the action that is due for the upload. */
    NextAction nextAction();

    default @Nullable ChannelAssignment assignment() {
        UploadSession session = session();
        return session == null ? null : session.assignment();
    }

    default @Nullable UploadSession session() {
        return null;
    }

    default @Nullable String videoId() {
        return null;
    }

    /** Returns the reason for waiting or failing, for people; null for none. */
    default @Nullable String reason() {
        return null;
    }

    /** Returns when the next attempt is due; null when the upload does not wait. */
    default @Nullable Instant waitsUntil() {
        return null;
    }

    /** Returns the number of bytes that YouTube has confirmed. */
    default long confirmedBytes() {
        UploadSession session = session();
        return session == null ? 0 : session.confirmedBytes();
    }

    /** Returns whether the video certainly does not exist: the final chunk was never started. */
    default boolean videoCannotExist() {
        UploadSession session = session();
        return videoId() == null && (session == null || !session.finalChunkStarted());
    }

    /** Returns the upload as events and HTTP show it. */
    default UploadView view() {
        ChannelAssignment assignment = assignment();
        return new UploadView(
                request().uploadId(),
                request().tenantId(),
                version(),
                state(),
                request().channelIds(),
                assignment == null ? null : assignment.channelId(),
                videoId(),
                request().metadata().title(),
                assignment == null
                        ? request().declaredBytes()
                        : Long.valueOf(assignment.file().sizeBytes()),
                confirmedBytes(),
                reason(),
                waitsUntil(),
                request().metadata().publishAt(),
                request().createdAt());
    }

    /** The request is valid; no session has been opened yet. */
    record Accepted(UploadRequest request, long version, @Nullable ChannelAssignment assignment) implements Upload {
        @Override
        public UploadState state() {
            return UploadState.ACCEPTED;
        }

        @Override
        public NextAction nextAction() {
            return assignment == null ? NextAction.CHOOSE_CHANNEL : NextAction.OPEN_SESSION;
        }
    }

    /**
     * The upload waits for quota, an eligible channel or the end of a fault.
     *
     * @param session null when none is open; otherwise sending resumes in it
     */
    record Waiting(
            UploadRequest request,
            long version,
            @Nullable ChannelAssignment assignment,
            @Nullable UploadSession session,
            ScheduledWait scheduledWait)
            implements Upload {
        @Override
        public UploadState state() {
            return UploadState.WAITING;
        }

        @Override
        public NextAction nextAction() {
            if (session != null) {
                return NextAction.SEND;
            }
            return assignment == null ? NextAction.CHOOSE_CHANNEL : NextAction.OPEN_SESSION;
        }

        @Override
        public String reason() {
            return scheduledWait.reason();
        }

        @Override
        public Instant waitsUntil() {
            return scheduledWait.until();
        }
    }

    /** Bytes go into a session. A worker that did not open the session itself queries the offset first. */
    record Sending(UploadRequest request, long version, UploadSession session) implements Upload {
        @Override
        public UploadState state() {
            return UploadState.SENDING;
        }

        @Override
        public NextAction nextAction() {
            return NextAction.SEND;
        }
    }

    /** The session has expired and the upload is in doubt: its video is looked for before anything is sent again. */
    record Locating(UploadRequest request, long version, UploadSession session, Instant startedAt) implements Upload {
        @Override
        public UploadState state() {
            return UploadState.FINDING;
        }

        @Override
        public NextAction nextAction() {
            return NextAction.FIND_VIDEO;
        }
    }

    /**
     * The video exists, and YouTube processes it.
     *
     * @param startedAt when the video was first known to exist
     * @param thumbnailDone whether the thumbnail is set, refused for good or not requested
     * @param thumbnailProblem reason why the thumbnail is not set; null for none
     */
    record Processing(
            UploadRequest request,
            long version,
            ChannelAssignment assignment,
            String videoId,
            Instant startedAt,
            boolean thumbnailDone,
            @Nullable String thumbnailProblem)
            implements Upload {
        @Override
        public UploadState state() {
            return UploadState.PROCESSING;
        }

        @Override
        public NextAction nextAction() {
            return thumbnailDone ? NextAction.CHECK_PROCESSING : NextAction.SET_THUMBNAIL;
        }

        @Override
        public long confirmedBytes() {
            return assignment.file().sizeBytes();
        }
    }

    /** YouTube has processed the video. */
    record Published(
            UploadRequest request,
            long version,
            ChannelAssignment assignment,
            String videoId,
            @Nullable String thumbnailProblem)
            implements Upload {
        @Override
        public UploadState state() {
            return UploadState.PUBLISHED;
        }

        @Override
        public NextAction nextAction() {
            return NextAction.NONE;
        }

        @Override
        public @Nullable String reason() {
            return thumbnailProblem;
        }

        @Override
        public long confirmedBytes() {
            return assignment.file().sizeBytes();
        }
    }

    /**
     * The upload failed for good.
     *
     * @param videoId null when no video is known
     */
    record Failed(
            UploadRequest request,
            long version,
            @Nullable ChannelAssignment assignment,
            long confirmedBytes,
            @Nullable String videoId,
            UploadFailure failure)
            implements Upload {
        @Override
        public UploadState state() {
            return UploadState.FAILED;
        }

        @Override
        public NextAction nextAction() {
            return NextAction.NONE;
        }

        @Override
        public String reason() {
            return failure.message();
        }
    }

    /** The upload was cancelled before its video could exist. */
    record Cancelled(
            UploadRequest request,
            long version,
            @Nullable ChannelAssignment assignment,
            long confirmedBytes,
            CancelRequest cancelRequest)
            implements Upload {
        @Override
        public UploadState state() {
            return UploadState.CANCELLED;
        }

        @Override
        public NextAction nextAction() {
            return NextAction.NONE;
        }

        @Override
        public String reason() {
            return cancelRequest.reason();
        }
    }

    /** The next action a worker takes for an upload. */
    enum NextAction {
        /** Inspect the source file and choose a channel for it. */
        CHOOSE_CHANNEL,
        /** Open an upload session on the chosen channel. */
        OPEN_SESSION,
        /** Send the remaining chunks. */
        SEND,
        /** Look for the video among the channel's uploads. */
        FIND_VIDEO,
        /** Set the thumbnail. */
        SET_THUMBNAIL,
        /** Ask YouTube for the processing status of the video. */
        CHECK_PROCESSING,
        /** Nothing: the upload has ended. */
        NONE
    }

    /** A person's request to cancel an upload; it takes effect unless the video may exist by then. */
    record CancelRequest(String requestedBy, String reason) {}

    /**
     * The reason for waiting, and its end.
     *
     * @param reason sentence for people
     * @param until when the next attempt is due
     */
    record ScheduledWait(String reason, Instant until) {}

    /**
     * The reason of a failure.
     *
     * @param message for people, without secrets
     */
    record UploadFailure(UploadFailureCode code, String message) {}
}
