package dev.ratiomesh.order.placing.outbound.store;

import dev.ratiomesh.contracts.campaign.Brief;
import dev.ratiomesh.contracts.campaign.CampaignEvent.CampaignAmended;
import dev.ratiomesh.contracts.campaign.CampaignEvent.CampaignStarted;
import dev.ratiomesh.contracts.campaign.CampaignEvent.Changed;
import dev.ratiomesh.contracts.order.RefusalCode;
import dev.ratiomesh.delivery.store.JsonColumn;
import dev.ratiomesh.order.placing.proposal.CampaignBrief;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Stores the campaign as orders see it: its brief, whether it runs, its last order and its last refusal. */
@Entity
@Table(name = "campaign")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class CampaignRow {
    @Id
    @Column(name = "id")
    private String id;

    @Column(name = "tenant_id")
    private String tenantId;

    @Column(name = "brief")
    private String brief;

    @Column(name = "running")
    private boolean running;

    @Column(name = "version")
    private long version;

    @Column(name = "deadline")
    private Instant deadline;

    @Column(name = "minimum_new_views")
    private long minimumNewViews;

    @Column(name = "last_views")
    private @Nullable Long lastViews;

    @Column(name = "last_observed_at")
    private @Nullable Instant lastObservedAt;

    @Column(name = "told")
    private @Nullable String lastRefusalCode;

    @Version
    @Column(name = "revision")
    private int revision;

    /** Used by Hibernate only. */
    protected CampaignRow() {}

    /** Creates the row from the first event that arrives about a campaign. */
    public static CampaignRow create(Changed event) {
        CampaignRow row = new CampaignRow();
        row.id = event.campaignId();
        row.apply(event);
        return row;
    }

    /** Applies a newer version. An older or repeated one changes nothing. */
    public void apply(Changed event) {
        if (event.version() <= version) {
            return;
        }
        Brief newBrief = event.brief();
        tenantId = newBrief.tenantId();
        brief = JsonColumn.write(newBrief);
        deadline = newBrief.deadline();
        minimumNewViews = newBrief.minimumNewViews();
        version = event.version();
        running = event instanceof CampaignStarted || (event instanceof CampaignAmended && running);
    }

    public CampaignBrief toCampaign() {
        Long views = lastViews;
        Instant observedAt = lastObservedAt;
        var last = views == null || observedAt == null ? null : new CampaignBrief.LastOrder(views, observedAt);
        String code = lastRefusalCode;
        return new CampaignBrief(
                JsonColumn.read(brief, Brief.class), running, last, code == null ? null : RefusalCode.valueOf(code));
    }

    /** Records a proposed order, after which the next refusal is published again. */
    public void recordOrder(long views, Instant observedAt) {
        lastViews = views;
        lastObservedAt = observedAt;
        lastRefusalCode = null;
    }

    /** Records a refusal. Returns true when its code differs from the last one, so that it must be published. */
    public boolean recordRefusal(RefusalCode code) {
        boolean changed = !code.name().equals(lastRefusalCode);
        lastRefusalCode = code.name();
        return changed;
    }

    String id() {
        return id;
    }
}
