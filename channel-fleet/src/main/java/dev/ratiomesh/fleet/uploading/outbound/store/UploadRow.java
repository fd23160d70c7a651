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
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An upload as it is stored; both ways of the mapping stand in its parts. */
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
    private RequestColumns job;

    @Embedded
    private StateColumns state;

    @Embedded
    private Lease lease;

    @Embedded
    private LeaseColumns work;

    @Column(name = "origin")
    private String origin;

    /** For Hibernate. */
    protected UploadRow() {}

    /** A new one, due at once. */
    public static UploadRow of(Upload upload, Envelope origin) {
        UploadRow row = new UploadRow();
        row.id = upload.job().uploadId();
        row.job = RequestColumns.of(upload.job());
        row.state = new StateColumns();
        row.state.take(upload);
        row.work = new LeaseColumns();
        row.lease = Lease.due(upload.job().createdAt());
        row.origin = JsonColumn.write(origin);
        return row;
    }

    public String id() {
        return id;
    }

    public String tenantId() {
        return job.tenantId;
    }

    public String hash() {
        return job.contentHash;
    }

    public Upload toUpload() {
        UploadRequest all = job.toJob(id);
        return state.toUpload(all);
    }

    public UploadSnapshot standing(Instant now) {
        return new UploadSnapshot(toUpload(), work.ending(), work.tries, now);
    }

    @Override
    public Lease lease() {
        return lease;
    }

    /** What last went wrong, null when nothing did or it has passed. */
    public @Nullable String problem() {
        return work.problem;
    }

    public @Nullable CancelRequest ending() {
        return work.ending();
    }

    /** Somebody wants it back; who works on it is told when he renews his lease. */
    public void end(CancelRequest ending, Instant now) {
        work.end(ending);
        lease.dueAt(now);
    }

    void take(Upload before, Upload next, Transition.Schedule due) {
        state.take(next);
        work.take(lease, due, before.errand() != next.errand() || next.confirmedBytes() > before.confirmedBytes());
    }

    Envelope origin() {
        return JsonColumn.read(origin, Envelope.class);
    }
}
