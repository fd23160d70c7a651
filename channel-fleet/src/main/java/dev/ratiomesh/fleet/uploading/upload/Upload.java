package dev.ratiomesh.fleet.uploading.upload;

import dev.ratiomesh.contracts.channel.UploadFailureCode;
import dev.ratiomesh.contracts.channel.UploadState;
import dev.ratiomesh.contracts.channel.UploadView;
import dev.ratiomesh.fleet.uploading.decision.UploadStateMachine;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way to become a video. Each state is a type of its own; {@link UploadStateMachine} has the steps between them.
 *
 * <pre>
 *  ACCEPTED ◄──► WAITING ◄─────────────────────────┐ session gone, last chunk never begun, no video found
 *     │             │                              │
 *     │ session stored, before the first byte      │
 *     ▼             ▼           session gone       │
 *         SENDING ──────────────────────────► FINDING ── nothing found in time, last chunk begun ──► FAILED
 *            │ last answer, at once or by asking   │ found                                OUTCOME_UNKNOWN
 *            ▼                                     ▼
 *         PROCESSING ◄──────────────────────── (the video)
 *            ├──► PUBLISHED
 *            └──► FAILED
 *
 *  ACCEPTED, WAITING, SENDING ── file bad, refused, publish time passed ──► FAILED
 *  ACCEPTED, WAITING, SENDING ── taken back, last chunk never begun ──────► CANCELLED
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

    /** Counts what was told of it, from 1 without a gap. */
    long version();

    UploadState state();

    /** What is due for it. */
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

    /** Why it waits or failed, in words. */
    default @Nullable String reason() {
        return null;
    }

    default @Nullable Instant waitsUntil() {
        return null;
    }

    /** Bytes that YouTube has confirmed. */
    default long confirmedBytes() {
        UploadSession session = session();
        return session == null ? 0 : session.confirmedBytes();
    }

    /** Whether no video can have come to be yet. */
    default boolean videoCannotExist() {
        UploadSession session = session();
        return videoId() == null && (session == null || !session.finalChunkStarted());
    }

    /** As everybody else sees it. */
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

    /** Its form is good; nothing was sent. */
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

    /** @param session kept when it had begun; it goes on from there */
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

    /** Bytes go into a session. Whoever did not open it himself asks first how far it is. */
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

    /** The session is gone; the video is looked for before anything else is done. */
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
     * The video exists.
     *
     * @param thumbnailDone whether its thumbnail needs nothing more
     * @param thumbnailProblem what could not be done of what was asked
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

    /** The video is there. */
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

    /** It will not be tried again. */
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

    /** It was taken back before there was a video. */
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

    /** What is to be found out or done next for an upload. */
    enum NextAction {
        /** Look at the file and choose a channel for it. */
        CHOOSE_CHANNEL,
        /** Open a session on the chosen channel. */
        OPEN_SESSION,
        /** Bring the rest of the bytes into the session. */
        SEND,
        /** Look among the channel's uploads for the video. */
        FIND_VIDEO,
        /** Set the thumbnail. */
        SET_THUMBNAIL,
        /** Ask how far YouTube is with the video. */
        CHECK_PROCESSING,
        NONE
    }

    /** The wish to take an upload back. */
    record CancelRequest(String requestedBy, String reason) {}

    /**
     * @param reason in words
     * @param until when it is tried again
     */
    record ScheduledWait(String reason, Instant until) {}

    /** @param message for people, without anything secret */
    record UploadFailure(UploadFailureCode code, String message) {}
}
