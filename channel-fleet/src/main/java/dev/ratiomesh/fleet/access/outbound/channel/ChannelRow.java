package dev.ratiomesh.fleet.access.outbound.channel;

import dev.ratiomesh.contracts.channel.ChannelRole;
import dev.ratiomesh.contracts.channel.ChannelState;
import dev.ratiomesh.contracts.channel.ChannelView;
import dev.ratiomesh.fleet.access.oauth.ChannelCommandRules.ChannelSettings;
import dev.ratiomesh.fleet.access.oauth.ChannelFeature;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * Maps a row of the {@code channel} table. The health feature writes some of the columns too, hence only changed columns are
 * written.
 */
@Entity
@DynamicUpdate
@Table(name = "channel")
public class ChannelRow {
    private static final int MAX_SCORE = 100;

    @Id
    @Column(name = "id")
    private String id;

    @Version
    @Column(name = "lock_version")
    private int lockVersion;

    @Column(name = "version")
    private long version;

    @Column(name = "tenant_id")
    private String tenantId;

    @Column(name = "title")
    private String title;

    @Column(name = "features")
    private String[] features;

    @Column(name = "role")
    @Enumerated(EnumType.STRING)
    private ChannelRole role;

    @Column(name = "state")
    @Enumerated(EnumType.STRING)
    private ChannelState state;

    @Column(name = "paused")
    private boolean paused;

    @Column(name = "stands_in")
    private boolean standsIn;

    @Column(name = "uploads_a_day")
    private int uploadsADay;

    @Column(name = "score")
    private int score;

    @Column(name = "reasons")
    private String[] reasons;

    @Column(name = "connected_at")
    private Instant connectedAt;

    @Column(name = "refreshed_at")
    private Instant refreshedAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "delete_after")
    private @Nullable Instant deleteAfter;

    /** Constructor for Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected ChannelRow() {}

    /** Activates the channel after its owner consented. */
    public void connect(String newTitle, Collection<ChannelFeature> granted, Instant now) {
        title = newTitle;
        features = ChannelFeature.wireNames(granted).toArray(String[]::new);
        state = ChannelState.ACTIVE;
        score = MAX_SCORE;
        reasons = new String[0];
        connectedAt = now;
        refreshedAt = now;
        deleteAfter = null;
        advanceVersion(now);
    }

    /** Marks the channel as needing a new consent of its owner. */
    public void requireReconnect(String reason, Instant now) {
        state = ChannelState.NEEDS_OWNER;
        score = 0;
        reasons = new String[] {reason};
        advanceVersion(now);
    }

    /** Keeps the features whose scopes are still granted. */
    public void keepFeatures(Collection<ChannelFeature> remaining) {
        features = ChannelFeature.wireNames(remaining).toArray(String[]::new);
    }

    /** Disconnects the channel; its stored data is deleted after the given time. */
    public void disconnect(Instant now, Duration keepFor) {
        state = ChannelState.DISCONNECTED;
        score = 0;
        standsIn = false;
        reasons = new String[] {"disconnected"};
        deleteAfter = now.plus(keepFor);
        advanceVersion(now);
    }

    /** Changes settings; null leaves a setting unchanged. */
    public void configure(
            @Nullable ChannelRole newRole, @Nullable Long newUploads, @Nullable Boolean newPaused, Instant now) {
        role = newRole == null ? role : newRole;
        uploadsADay = newUploads == null ? uploadsADay : newUploads.intValue();
        paused = newPaused == null ? paused : newPaused;
        advanceVersion(now);
    }

    public ChannelSettings settings() {
        return new ChannelSettings(tenantId, state == ChannelState.DISCONNECTED, role, uploadsADay, paused);
    }

    public String tenantId() {
        return tenantId;
    }

    public String id() {
        return id;
    }

    public List<ChannelFeature> features() {
        return Arrays.stream(features)
                .map(ChannelFeature::of)
                .flatMap(Optional::stream)
                .toList();
    }

    public ChannelView view() {
        return new ChannelView(id, tenantId, version, title, state, role, standsIn, score, List.of(reasons));
    }

    private void advanceVersion(Instant now) {
        version++;
        updatedAt = now;
    }
}
