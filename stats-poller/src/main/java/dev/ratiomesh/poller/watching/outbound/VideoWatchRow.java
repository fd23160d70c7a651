package dev.ratiomesh.poller.watching.outbound;

import dev.ratiomesh.poller.watching.VideoWatch;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The row of a watch. Hibernate fills the fields, hence unmarked; only readings write the column told_unavailable. */
@NullUnmarked
@Entity
@Table(name = "watch")
public class VideoWatchRow {
    @Id
    @Column(name = "campaign_id")
    String campaignId;

    @Version
    @Column(name = "lock_version")
    int lockVersion;

    @Column(name = "campaign_version")
    long campaignVersion;

    @Column(name = "tenant_id")
    String tenantId;

    @Column(name = "video_id")
    String videoId;

    @Column(name = "genre")
    String genre;

    @Column(name = "view_goal")
    long viewGoal;

    @Column(name = "cadence_ms")
    long cadenceMillis;

    @Column(name = "running")
    boolean running;

    @Column(name = "traceparent")
    @Nullable
    String traceparent;

    @Column(name = "changed_at")
    Instant changedAt;

    /** False from a change on until the table {@code video} has adopted the change. */
    @Column(name = "adopted")
    boolean adopted;

    protected VideoWatchRow() {}

    public static VideoWatchRow of(VideoWatch watch) {
        VideoWatchRow row = new VideoWatchRow();
        row.campaignId = watch.campaignId();
        row.apply(watch);
        return row;
    }

    /** Applies a newer state. */
    public void apply(VideoWatch watch) {
        campaignVersion = watch.version();
        tenantId = watch.tenantId();
        videoId = watch.videoId();
        genre = watch.genre();
        viewGoal = watch.viewGoal();
        cadenceMillis = Math.max(1, watch.cadence().toMillis());
        running = watch.running();
        traceparent = watch.traceparent();
        changedAt = watch.changedAt();
        adopted = false;
    }

    public VideoWatch watch() {
        return new VideoWatch(
                campaignId,
                campaignVersion,
                tenantId,
                videoId,
                genre,
                viewGoal,
                Duration.ofMillis(cadenceMillis),
                running,
                traceparent,
                changedAt);
    }

    String campaignId() {
        return campaignId;
    }
}
