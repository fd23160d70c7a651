package dev.ratiomesh.fleet.uploading.upload;

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
public sealed interface Upload permits Accepted, Waiting, Sending, Finding, Processing, Published, Failed, Cancelled {
    UploadRequest job();

    /** Counts what was told of it, from 1 without a gap. */
    long version();

    UploadState state();

    /** What is due for it. */
    Errand errand();

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
}
