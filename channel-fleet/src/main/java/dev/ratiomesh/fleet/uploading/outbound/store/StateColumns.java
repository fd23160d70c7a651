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

/** The columns of an upload's state. Each state uses some of them. */
@Embeddable
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class StateColumns {
    @Column(name = "version")
    private long version;

    @Column(name = "state")
    @Enumerated(EnumType.STRING)
    private UploadState state;

    @Embedded
    private @Nullable AssignmentColumns assignment = new AssignmentColumns();

    @Embedded
    private @Nullable SessionColumns session = new SessionColumns();

    @Column(name = "sent_bytes")
    private long confirmedBytes;

    /** Start of locating or of processing, null in other states. */
    @Column(name = "since")
    private @Nullable Instant startedAt;

    @Column(name = "video_id")
    private @Nullable String videoId;

    /** True when the thumbnail is set, refused for good or not requested. */
    @Column(name = "dressed")
    private boolean thumbnailDone;

    /** Reason for waiting, failing or cancelling; for a processed video, why its thumbnail is not set. */
    @Column(name = "reason")
    private @Nullable String reason;

    @Column(name = "waits_until")
    private @Nullable Instant waitsUntil;

    @Column(name = "failure_code")
    @Enumerated(EnumType.STRING)
    private @Nullable UploadFailureCode failureCode;

    /** Name of the person who cancelled the upload; the reason is in {@code reason}. */
    @Column(name = "cancelled_by")
    private @Nullable String cancelledBy;

    void apply(Upload upload) {
        version = upload.version();
        state = upload.state();
        assignment = AssignmentColumns.of(upload.assignment());
        session = SessionColumns.of(upload.session());
        confirmedBytes = upload.confirmedBytes();
        videoId = upload.videoId();
        reason = upload.reason();
        waitsUntil = upload.waitsUntil();
        startedAt = upload instanceof Upload.Locating locating ? locating.startedAt() : null;
        if (upload instanceof Upload.Processing processing) {
            startedAt = processing.startedAt();
            thumbnailDone = processing.thumbnailDone();
            reason = processing.thumbnailProblem();
        }
        failureCode = upload instanceof Upload.Failed failed ? failed.failure().code() : null;
        cancelledBy = upload instanceof Upload.Cancelled cancelled
                ? cancelled.cancelRequest().requestedBy()
                : null;
    }

    Upload toUpload(UploadRequest request) {
        ChannelAssignment assigned = assignment == null ? null : assignment.toAssignment();
        UploadSession opened = assigned == null || session == null ? null : session.toSession(assigned, confirmedBytes);
        return switch (state) {
            case ACCEPTED -> new Upload.Accepted(request, version, assigned);
            case WAITING -> new Upload.Waiting(request, version, assigned, opened, toScheduledWait());
            case SENDING -> new Upload.Sending(request, version, requireNonNull(opened));
            case FINDING -> new Upload.Locating(request, version, requireNonNull(opened), requireNonNull(startedAt));
            case PROCESSING -> toProcessing(request, requireNonNull(assigned));
            case PUBLISHED ->
                new Upload.Published(request, version, requireNonNull(assigned), requireNonNull(videoId), reason);
            default -> toEndedUpload(request, assigned);
        };
    }

    private ScheduledWait toScheduledWait() {
        return new ScheduledWait(requireNonNullElse(reason, ""), requireNonNull(waitsUntil));
    }

    private Upload.Processing toProcessing(UploadRequest request, ChannelAssignment assigned) {
        return new Upload.Processing(
                request, version, assigned, requireNonNull(videoId), requireNonNull(startedAt), thumbnailDone, reason);
    }

    private Upload toEndedUpload(UploadRequest request, @Nullable ChannelAssignment assigned) {
        String message = requireNonNullElse(reason, "");
        return state == UploadState.CANCELLED
                ? new Upload.Cancelled(
                        request,
                        version,
                        assigned,
                        confirmedBytes,
                        new CancelRequest(requireNonNullElse(cancelledBy, ""), message))
                : new Upload.Failed(
                        request,
                        version,
                        assigned,
                        confirmedBytes,
                        videoId,
                        new UploadFailure(requireNonNullElse(failureCode, UploadFailureCode.UNKNOWN), message));
    }

    /** Joins two columns; null when either is. */
    static @Nullable EncryptedSecret toSecret(@Nullable String keyId, byte @Nullable [] bytes) {
        return keyId == null || bytes == null ? null : new EncryptedSecret(keyId, bytes);
    }

    /** Joins three columns; null when any is. */
    static @Nullable SourceFile toSourceFile(
            @Nullable Long bytes, @Nullable String versionTag, @Nullable String contentType) {
        return bytes == null || versionTag == null || contentType == null
                ? null
                : new SourceFile(bytes, versionTag, contentType);
    }

    /** The columns of the channel assignment and its source file; all null until a channel is chosen. */
    @Embeddable
    static class AssignmentColumns {
        @Column(name = "channel_id")
        private @Nullable String channelId;

        @Column(name = "choice_day")
        private @Nullable LocalDate quotaDay;

        @Column(name = "explanation")
        private String @Nullable [] explanation;

        @Column(name = "sessions")
        private int sessionsOpened;

        @Column(name = "bytes")
        private @Nullable Long sizeBytes;

        @Column(name = "file_tag")
        private @Nullable String versionTag;

        @Column(name = "content_type")
        private @Nullable String contentType;

        static AssignmentColumns of(@Nullable ChannelAssignment assignment) {
            AssignmentColumns row = new AssignmentColumns();
            if (assignment != null) {
                row.channelId = assignment.channelId();
                row.quotaDay = assignment.quotaDay();
                row.explanation = assignment.explanation().toArray(String[]::new);
                row.sessionsOpened = assignment.sessionsOpened();
                row.sizeBytes = assignment.file().sizeBytes();
                row.versionTag = assignment.file().versionTag();
                row.contentType = assignment.file().contentType();
            }
            return row;
        }

        @Nullable
        ChannelAssignment toAssignment() {
            SourceFile file = StateColumns.toSourceFile(sizeBytes, versionTag, contentType);
            return channelId == null || quotaDay == null || explanation == null || file == null
                    ? null
                    : new ChannelAssignment(channelId, quotaDay, file, List.of(explanation), sessionsOpened);
        }
    }

    /** The columns of the upload session; all null when there is none. */
    @Embeddable
    static class SessionColumns {
        @Column(name = "session_key")
        private @Nullable String addressKeyId;

        @Column(name = "session_sealed")
        private byte @Nullable [] encryptedAddress;

        @Column(name = "opened_at")
        private @Nullable Instant openedAt;

        @Column(name = "last_begun")
        private boolean finalChunkStarted;

        static SessionColumns of(@Nullable UploadSession session) {
            SessionColumns row = new SessionColumns();
            if (session != null) {
                row.addressKeyId = session.encryptedAddress().keyId();
                row.encryptedAddress = session.encryptedAddress().bytes();
                row.openedAt = session.openedAt();
                row.finalChunkStarted = session.finalChunkStarted();
            }
            return row;
        }

        @Nullable
        UploadSession toSession(ChannelAssignment assignment, long confirmedBytes) {
            EncryptedSecret encrypted = StateColumns.toSecret(addressKeyId, encryptedAddress);
            return encrypted == null || openedAt == null
                    ? null
                    : new UploadSession(assignment, encrypted, openedAt, confirmedBytes, finalChunkStarted);
        }
    }
}
