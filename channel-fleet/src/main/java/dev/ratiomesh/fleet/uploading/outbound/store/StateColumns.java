package dev.ratiomesh.fleet.uploading.outbound.store;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.ratiomesh.contracts.channel.UploadFailureCode;
import dev.ratiomesh.contracts.channel.UploadState;
import dev.ratiomesh.delivery.secrets.EncryptedSecret;
import dev.ratiomesh.fleet.uploading.upload.ChannelAssignment;
import dev.ratiomesh.fleet.uploading.upload.SourceFile;
import dev.ratiomesh.fleet.uploading.upload.Upload;
import dev.ratiomesh.fleet.uploading.upload.Upload.CancelRequest;
import dev.ratiomesh.fleet.uploading.upload.Upload.ScheduledWait;
import dev.ratiomesh.fleet.uploading.upload.Upload.UploadFailure;
import dev.ratiomesh.fleet.uploading.upload.UploadRequest;
import dev.ratiomesh.fleet.uploading.upload.UploadSession;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where an upload has come to. */
@Embeddable
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class StateColumns {
    @Column(name = "version")
    private long version;

    @Column(name = "state")
    @Enumerated(EnumType.STRING)
    private UploadState state;

    @Embedded
    private @Nullable AssignmentColumns choice = new AssignmentColumns();

    @Embedded
    private @Nullable SessionColumns session = new SessionColumns();

    @Column(name = "sent_bytes")
    private long sentBytes;

    @Column(name = "since")
    private @Nullable Instant since;

    @Column(name = "video_id")
    private @Nullable String videoId;

    @Column(name = "dressed")
    private boolean dressed;

    @Column(name = "reason")
    private @Nullable String reason;

    @Column(name = "waits_until")
    private @Nullable Instant waitsUntil;

    @Column(name = "failure_code")
    @Enumerated(EnumType.STRING)
    private @Nullable UploadFailureCode failureCode;

    /** Who took it back; his reason is in {@code reason}. */
    @Column(name = "cancelled_by")
    private @Nullable String cancelledBy;

    void take(Upload upload) {
        version = upload.version();
        state = upload.state();
        choice = AssignmentColumns.of(upload.choice());
        session = SessionColumns.of(upload.session());
        sentBytes = upload.confirmedBytes();
        videoId = upload.videoId();
        reason = upload.reason();
        waitsUntil = upload.waitsUntil();
        since = upload instanceof Upload.Locating finding ? finding.since() : null;
        if (upload instanceof Upload.Processing processing) {
            since = processing.since();
            dressed = processing.thumbnailDone();
            reason = processing.note();
        }
        failureCode = upload instanceof Upload.Failed failed ? failed.failure().code() : null;
        cancelledBy = upload instanceof Upload.Cancelled cancelled
                ? cancelled.ending().by()
                : null;
    }

    Upload toUpload(UploadRequest job) {
        ChannelAssignment chosen = choice == null ? null : choice.toChoice();
        return switch (state) {
            case ACCEPTED -> new Upload.Accepted(job, version, chosen);
            case WAITING ->
                new Upload.Waiting(
                        job,
                        version,
                        chosen,
                        session(chosen),
                        new ScheduledWait(requireNonNullElse(reason, ""), requireNonNull(waitsUntil)));
            case SENDING -> new Upload.Sending(job, version, requireNonNull(session(chosen)));
            case FINDING -> new Upload.Locating(job, version, requireNonNull(session(chosen)), requireNonNull(since));
            case PROCESSING ->
                new Upload.Processing(
                        job,
                        version,
                        requireNonNull(chosen),
                        requireNonNull(videoId),
                        requireNonNull(since),
                        dressed,
                        reason);
            case PUBLISHED ->
                new Upload.Published(job, version, requireNonNull(chosen), requireNonNull(videoId), reason);
            default -> ended(job, chosen);
        };
    }

    private Upload ended(UploadRequest job, @Nullable ChannelAssignment chosen) {
        String words = requireNonNullElse(reason, "");
        return state == UploadState.CANCELLED
                ? new Upload.Cancelled(
                        job, version, chosen, sentBytes, new CancelRequest(requireNonNullElse(cancelledBy, ""), words))
                : new Upload.Failed(
                        job,
                        version,
                        chosen,
                        sentBytes,
                        videoId,
                        new UploadFailure(requireNonNullElse(failureCode, UploadFailureCode.UNKNOWN), words));
    }

    private @Nullable UploadSession session(@Nullable ChannelAssignment chosen) {
        return chosen == null || session == null ? null : session.toSession(chosen, sentBytes);
    }

    static @Nullable EncryptedSecret sealed(@Nullable String key, byte @Nullable [] bytes) {
        return key == null || bytes == null ? null : new EncryptedSecret(key, bytes);
    }

    static @Nullable SourceFile file(@Nullable Long bytes, @Nullable String tag, @Nullable String type) {
        return bytes == null || tag == null || type == null ? null : new SourceFile(bytes, tag, type);
    }

    /** The chosen channel and the file it was chosen for; all null until then. */
    @Embeddable
    static class AssignmentColumns {
        @Column(name = "channel_id")
        private @Nullable String channelId;

        @Column(name = "choice_day")
        private @Nullable LocalDate day;

        @Column(name = "explanation")
        private String @Nullable [] explanation;

        @Column(name = "sessions")
        private int sessions;

        @Column(name = "bytes")
        private @Nullable Long bytes;

        @Column(name = "file_tag")
        private @Nullable String fileTag;

        @Column(name = "content_type")
        private @Nullable String contentType;

        static AssignmentColumns of(@Nullable ChannelAssignment choice) {
            AssignmentColumns row = new AssignmentColumns();
            if (choice != null) {
                row.channelId = choice.channelId();
                row.day = choice.day();
                row.explanation = choice.explanation().toArray(String[]::new);
                row.sessions = choice.sessions();
                row.bytes = choice.file().bytes();
                row.fileTag = choice.file().tag();
                row.contentType = choice.file().contentType();
            }
            return row;
        }

        @Nullable
        ChannelAssignment toChoice() {
            SourceFile file = StateColumns.file(bytes, fileTag, contentType);
            return channelId == null || day == null || explanation == null || file == null
                    ? null
                    : new ChannelAssignment(channelId, day, file, List.of(explanation), sessions);
        }
    }

    /** An upload session; all null when there is none. */
    @Embeddable
    static class SessionColumns {
        @Column(name = "session_key")
        private @Nullable String key;

        @Column(name = "session_sealed")
        private byte @Nullable [] address;

        @Column(name = "opened_at")
        private @Nullable Instant openedAt;

        @Column(name = "last_begun")
        private boolean lastBegun;

        static SessionColumns of(@Nullable UploadSession session) {
            SessionColumns row = new SessionColumns();
            if (session != null) {
                row.key = session.address().keyId();
                row.address = session.address().bytes();
                row.openedAt = session.openedAt();
                row.lastBegun = session.finalChunkStarted();
            }
            return row;
        }

        @Nullable
        UploadSession toSession(ChannelAssignment choice, long confirmed) {
            EncryptedSecret sealed = StateColumns.sealed(key, address);
            return sealed == null || openedAt == null
                    ? null
                    : new UploadSession(choice, sealed, openedAt, confirmed, lastBegun);
        }
    }
}
