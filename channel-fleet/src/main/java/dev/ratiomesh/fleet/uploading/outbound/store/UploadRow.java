package dev.ratiomesh.fleet.uploading.outbound.store;

import dev.ratiomesh.delivery.Envelope;
import dev.ratiomesh.delivery.store.JsonColumn;
import dev.ratiomesh.delivery.work.Lease;
import dev.ratiomesh.delivery.work.LeasedRow;
import dev.ratiomesh.fleet.uploading.decision.Transition;
import dev.ratiomesh.fleet.uploading.decision.UploadSnapshot;
import dev.ratiomesh.fleet.uploading.upload.Upload;
import dev.ratiomesh.fleet.uploading.upload.Upload.CancelRequest;
import dev.ratiomesh.fleet.uploading.upload.UploadRequest;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The stored form of an upload. Its embedded parts map in both directions. */
@Entity
@Table(name = "upload")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class UploadRow implements LeasedRow {
    @Id
    @Column(name = "id")
    private String id;

    @Version
    @Column(name = "lock_version")
    private int lockVersion;

    @Embedded
    private RequestColumns request;

    @Embedded
    private StateColumns state;

    @Embedded
    private Lease lease;

    @Embedded
    private AttemptColumns attempts;

    @Column(name = "origin")
    private String origin;

    /** For Hibernate. */
    protected UploadRow() {}

    /**
     * Makes the row of a new upload, which is due at once.
     *
     * @param origin the envelope of the command, which the upload's events name as their cause
     */
    public static UploadRow of(Upload upload, Envelope origin) {
        UploadRow row = new UploadRow();
        row.id = upload.request().uploadId();
        row.request = RequestColumns.of(upload.request());
        row.state = new StateColumns();
        row.state.apply(upload);
        row.attempts = new AttemptColumns();
        row.lease = Lease.due(upload.request().createdAt());
        row.origin = JsonColumn.write(origin);
        return row;
    }

    public String id() {
        return id;
    }

    public String tenantId() {
        return request.tenantId;
    }

    public String contentHash() {
        return request.contentHash;
    }

    public Upload toUpload() {
        UploadRequest restored = request.toRequest(id);
        return state.toUpload(restored);
    }

    public UploadSnapshot snapshot(Instant now) {
        return new UploadSnapshot(toUpload(), attempts.cancelRequest(), attempts.failedAttempts, now);
    }

    @Override
    public Lease lease() {
        return lease;
    }

    /** Returns the last fault; null when there was none or it has passed. */
    public @Nullable String lastProblem() {
        return attempts.lastProblem;
    }

    public @Nullable CancelRequest cancelRequest() {
        return attempts.cancelRequest();
    }

    /** Stores the cancel request. A worker in work notices it at its next lease renewal. */
    public void requestCancel(CancelRequest cancelRequest, Instant now) {
        attempts.requestCancel(cancelRequest);
        lease.dueAt(now);
    }

    /** Applies the next state, and schedules the next action. */
    void apply(Upload before, Upload next, Transition.Schedule schedule) {
        state.apply(next);
        attempts.apply(
                lease,
                schedule,
                before.nextAction() != next.nextAction() || next.confirmedBytes() > before.confirmedBytes());
    }

    Envelope origin() {
        return JsonColumn.read(origin, Envelope.class);
    }

    /** The columns of failed attempts, and of the cancel request ({@code ending_by}, {@code ending_reason}). */
    @Embeddable
    static class AttemptColumns {
        @Column(name = "tries")
        int failedAttempts;

        @Column(name = "problem")
        @Nullable
        String lastProblem;

        @Column(name = "ending_by")
        @Nullable
        String cancelRequestedBy;

        @Column(name = "ending_reason")
        @Nullable
        String cancelReason;

        @Nullable
        CancelRequest cancelRequest() {
            return cancelRequestedBy == null || cancelReason == null
                    ? null
                    : new CancelRequest(cancelRequestedBy, cancelReason);
        }

        void requestCancel(CancelRequest cancelRequest) {
            cancelRequestedBy = cancelRequest.requestedBy();
            cancelReason = cancelRequest.reason();
        }

        /** @param advanced whether the next action or the offset has changed, which resets the count of failed attempts */
        void apply(Lease lease, Transition.Schedule schedule, boolean advanced) {
            if (schedule instanceof Transition.Schedule.Continue) {
                lease.keep();
            } else if (schedule instanceof Transition.Schedule.At at) {
                lease.release(at.dueAt());
            } else if (schedule instanceof Transition.Schedule.Retry retry) {
                lease.release(retry.dueAt());
                failedAttempts = retry.failedAttempts();
                lastProblem = retry.problem();
                return;
            } else {
                lease.release(null);
            }
            lastProblem = null;
            failedAttempts = advanced ? 0 : failedAttempts;
        }
    }
}
