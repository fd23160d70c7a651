package dev.ratiomesh.fleet.commenting.outbound;

import dev.ratiomesh.delivery.work.Lease;
import dev.ratiomesh.delivery.work.LeasedRow;
import dev.ratiomesh.fleet.commenting.CommentWatch;
import dev.ratiomesh.fleet.commenting.ThreadScan;
import dev.ratiomesh.fleet.commenting.WatchState;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Stores a watched video; a command creates the row. The columns {@code sweep_…} are the thread scan in progress. */
@Entity
@Table(name = "comment_watch")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class WatchRow implements LeasedRow {
    @Id
    @Column(name = "id")
    private String id;

    @Column(name = "tenant_id")
    private String tenantId;

    @Column(name = "channel_id")
    private String channelId;

    @Column(name = "video_id")
    private String videoId;

    @Column(name = "state")
    @Enumerated(EnumType.STRING)
    private WatchState state;

    @Column(name = "sweep_full")
    private @Nullable Boolean scanFull;

    @Column(name = "sweep_started_at")
    private @Nullable Instant scanStartedAt;

    @Column(name = "sweep_token")
    private @Nullable String scanToken;

    @Column(name = "last_new_at")
    private Instant lastNewAt;

    @Column(name = "full_due_at")
    private Instant fullScanDueAt;

    @Column(name = "troubles")
    private int failures;

    @Embedded
    private Lease lease;

    /** For Hibernate. */
    protected WatchRow() {}

    CommentWatch toWatch() {
        ThreadScan scan =
                scanStartedAt == null || scanFull == null ? null : new ThreadScan(scanFull, scanStartedAt, scanToken);
        return new CommentWatch(
                new CommentWatch.VideoReference(tenantId, channelId, videoId),
                state,
                scan,
                lastNewAt,
                fullScanDueAt,
                failures);
    }

    void apply(CommentWatch watch) {
        state = watch.state();
        ThreadScan scan = watch.scan();
        scanFull = scan == null ? null : scan.fullScan();
        scanStartedAt = scan == null ? null : scan.startedAt();
        scanToken = scan == null ? null : scan.pageToken();
        lastNewAt = watch.lastNewAt();
        fullScanDueAt = watch.fullScanDueAt();
        failures = watch.failures();
    }

    @Override
    public Lease lease() {
        return lease;
    }
}
