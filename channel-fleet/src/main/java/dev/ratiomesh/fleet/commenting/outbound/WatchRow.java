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

/** A watched video as it is stored; a command makes the row. */
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
        ThreadScan sweep = scanStartedAt == null || scanFull == null
                ? null
                : new ThreadScan(scanFull, scanStartedAt, scanToken);
        return new CommentWatch(
                new CommentWatch.VideoReference(tenantId, channelId, videoId),
                state,
                sweep,
                lastNewAt,
                fullScanDueAt,
                failures);
    }

    void apply(CommentWatch watch) {
        state = watch.state();
        ThreadScan sweep = watch.scan();
        scanFull = sweep == null ? null : sweep.fullScan();
        scanStartedAt = sweep == null ? null : sweep.startedAt();
        scanToken = sweep == null ? null : sweep.pageToken();
        lastNewAt = watch.lastNewAt();
        fullScanDueAt = watch.fullScanDueAt();
        failures = watch.failures();
    }

    @Override
    public Lease lease() {
        return lease;
    }
}
