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
    UploadRequest job();

    /** Counts what was told of it, from 1 without a gap. */
    long version();

    UploadState state();

    /** What is due for it. */
    NextAction errand();

    default @Nullable ChannelAssignment choice() {
        UploadSession session = session();
        return session == null ? null : session.choice();
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
        ChannelAssignment choice = choice();
        return new UploadView(
                job().uploadId(),
                job().tenantId(),
                version(),
                state(),
                job().channels(),
                choice == null ? null : choice.channelId(),
                videoId(),
                job().metadata().title(),
                choice == null
                        ? job().declaredBytes()
                        : Long.valueOf(choice.file().bytes()),
                confirmedBytes(),
                reason(),
                waitsUntil(),
                job().metadata().publishAt(),
                job().createdAt());
    }

    /** Its form is good; nothing was sent. */
    record Accepted(UploadRequest job, long version, @Nullable ChannelAssignment choice) implements Upload {
        @Override
        public UploadState state() {
            return UploadState.ACCEPTED;
        }

        @Override
        public NextAction errand() {
            return choice == null ? NextAction.CHOOSE : NextAction.OPEN;
        }
    }

    /** @param session kept when it had begun; it goes on from there */
    record Waiting(
            UploadRequest job,
            long version,
            @Nullable ChannelAssignment choice,
            @Nullable UploadSession session,
            ScheduledWait why)
            implements Upload {
        @Override
        public UploadState state() {
            return UploadState.WAITING;
        }

        @Override
        public NextAction errand() {
            if (session != null) {
                return NextAction.SEND;
            }
            return choice == null ? NextAction.CHOOSE : NextAction.OPEN;
        }

        @Override
        public String reason() {
            return why.reason();
        }

        @Override
        public Instant waitsUntil() {
            return why.until();
        }
    }

    /** Bytes go into a session. Whoever did not open it himself asks first how far it is. */
    record Sending(UploadRequest job, long version, UploadSession session) implements Upload {
        @Override
        public UploadState state() {
            return UploadState.SENDING;
        }

        @Override
        public NextAction errand() {
            return NextAction.SEND;
        }
    }

    /** The session is gone; the video is looked for before anything else is done. */
    record Locating(UploadRequest job, long version, UploadSession session, Instant since) implements Upload {
        @Override
        public UploadState state() {
            return UploadState.FINDING;
        }

        @Override
        public NextAction errand() {
            return NextAction.FIND;
        }
    }

    /**
     * The video exists.
     *
     * @param thumbnailDone whether its thumbnail needs nothing more
     * @param note what could not be done of what was asked
     */
    record Processing(
            UploadRequest job,
            long version,
            ChannelAssignment choice,
            String videoId,
            Instant since,
            boolean thumbnailDone,
            @Nullable String note)
            implements Upload {
        @Override
        public UploadState state() {
            return UploadState.PROCESSING;
        }

        @Override
        public NextAction errand() {
            return thumbnailDone ? NextAction.CHECK : NextAction.DRESS;
        }

        @Override
        public long confirmedBytes() {
            return choice.file().bytes();
        }
    }

    /** The video is there. */
    record Published(UploadRequest job, long version, ChannelAssignment choice, String videoId, @Nullable String note)
            implements Upload {
        @Override
        public UploadState state() {
            return UploadState.PUBLISHED;
        }

        @Override
        public NextAction errand() {
            return NextAction.NONE;
        }

        @Override
        public @Nullable String reason() {
            return note;
        }

        @Override
        public long confirmedBytes() {
            return choice.file().bytes();
        }
    }

    /** It will not be tried again. */
    record Failed(
            UploadRequest job,
            long version,
            @Nullable ChannelAssignment choice,
            long confirmedBytes,
            @Nullable String videoId,
            UploadFailure failure)
            implements Upload {
        @Override
        public UploadState state() {
            return UploadState.FAILED;
        }

        @Override
        public NextAction errand() {
            return NextAction.NONE;
        }

        @Override
        public String reason() {
            return failure.words();
        }
    }

    /** It was taken back before there was a video. */
    record Cancelled(
            UploadRequest job,
            long version,
            @Nullable ChannelAssignment choice,
            long confirmedBytes,
            CancelRequest ending)
            implements Upload {
        @Override
        public UploadState state() {
            return UploadState.CANCELLED;
        }

        @Override
        public NextAction errand() {
            return NextAction.NONE;
        }

        @Override
        public String reason() {
            return ending.reason();
        }
    }

    /** What is to be found out or done next for an upload. */
    enum NextAction {
        /** Look at the file and choose a channel for it. */
        CHOOSE,
        /** Open a session on the chosen channel. */
        OPEN,
        /** Bring the rest of the bytes into the session. */
        SEND,
        /** Look among the channel's uploads for the video. */
        FIND,
        /** Set the thumbnail. */
        DRESS,
        /** Ask how far YouTube is with the video. */
        CHECK,
        NONE
    }

    /** The wish to take an upload back. */
    record CancelRequest(String by, String reason) {}

    /**
     * @param reason in words
     * @param until when it is tried again
     */
    record ScheduledWait(String reason, Instant until) {}

    /** @param words for people, without anything secret */
    record UploadFailure(UploadFailureCode code, String words) {}
}
