package dev.ratiomesh.fleet.uploading.outbound.store;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.ratiomesh.contracts.channel.UploadFailureCode;
import dev.ratiomesh.contracts.channel.UploadState;
import dev.ratiomesh.delivery.secrets.EncryptedSecret;
import dev.ratiomesh.fleet.uploading.upload.Accepted;
import dev.ratiomesh.fleet.uploading.upload.Cancelled;
import dev.ratiomesh.fleet.uploading.upload.ChannelAssignment;
import dev.ratiomesh.fleet.uploading.upload.Ending;
import dev.ratiomesh.fleet.uploading.upload.Failed;
import dev.ratiomesh.fleet.uploading.upload.Failure;
import dev.ratiomesh.fleet.uploading.upload.Finding;
import dev.ratiomesh.fleet.uploading.upload.Processing;
import dev.ratiomesh.fleet.uploading.upload.Published;
import dev.ratiomesh.fleet.uploading.upload.Sending;
import dev.ratiomesh.fleet.uploading.upload.SourceFile;
import dev.ratiomesh.fleet.uploading.upload.Upload;
import dev.ratiomesh.fleet.uploading.upload.UploadRequest;
import dev.ratiomesh.fleet.uploading.upload.UploadSession;
import dev.ratiomesh.fleet.uploading.upload.Wait;
import dev.ratiomesh.fleet.uploading.upload.Waiting;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
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
    private @Nullable ChoiceColumns choice = new ChoiceColumns();

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
        choice = ChoiceColumns.of(upload.choice());
        session = SessionColumns.of(upload.session());
        sentBytes = upload.confirmedBytes();
        videoId = upload.videoId();
        reason = upload.reason();
        waitsUntil = upload.waitsUntil();
        since = upload instanceof Finding finding ? finding.since() : null;
        if (upload instanceof Processing processing) {
            since = processing.since();
            dressed = processing.thumbnailDone();
            reason = processing.note();
        }
        failureCode = upload instanceof Failed failed ? failed.failure().code() : null;
        cancelledBy = upload instanceof Cancelled cancelled ? cancelled.ending().by() : null;
    }

    Upload toUpload(UploadRequest job) {
        ChannelAssignment chosen = choice == null ? null : choice.toChoice();
        return switch (state) {
            case ACCEPTED -> new Accepted(job, version, chosen);
            case WAITING ->
                new Waiting(
                        job,
                        version,
                        chosen,
                        session(chosen),
                        new Wait(requireNonNullElse(reason, ""), requireNonNull(waitsUntil)));
            case SENDING -> new Sending(job, version, requireNonNull(session(chosen)));
            case FINDING -> new Finding(job, version, requireNonNull(session(chosen)), requireNonNull(since));
            case PROCESSING ->
                new Processing(
                        job,
                        version,
                        requireNonNull(chosen),
                        requireNonNull(videoId),
                        requireNonNull(since),
                        dressed,
                        reason);
            case PUBLISHED -> new Published(job, version, requireNonNull(chosen), requireNonNull(videoId), reason);
            default -> ended(job, chosen);
        };
    }

    private Upload ended(UploadRequest job, @Nullable ChannelAssignment chosen) {
        String words = requireNonNullElse(reason, "");
        return state == UploadState.CANCELLED
                ? new Cancelled(job, version, chosen, sentBytes, new Ending(requireNonNullElse(cancelledBy, ""), words))
                : new Failed(
                        job,
                        version,
                        chosen,
                        sentBytes,
                        videoId,
                        new Failure(requireNonNullElse(failureCode, UploadFailureCode.UNKNOWN), words));
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
}
