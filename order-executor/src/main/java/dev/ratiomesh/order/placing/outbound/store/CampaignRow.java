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

/** A campaign as it is stored. */
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

    /** For Hibernate. */
    protected CampaignRow() {}

    /** A campaign of which this is the first that is heard. */
    public static CampaignRow create(Changed event) {
        CampaignRow row = new CampaignRow();
        row.id = event.campaignId();
        row.apply(event);
        return row;
    }

    /** Takes over a newer version; an older one, told again, changes nothing. */
    public void apply(Changed event) {
        if (event.version() <= version) {
            return;
        }
        Brief told = event.brief();
        tenantId = told.tenantId();
        brief = JsonColumn.write(told);
        deadline = told.deadline();
        minimumNewViews = told.minimumNewViews();
        version = event.version();
        running = event instanceof CampaignStarted || (event instanceof CampaignAmended && running);
    }

    public CampaignBrief toCampaign() {
        Long views = lastViews;
        Instant at = lastObservedAt;
        var last = views == null || at == null ? null : new CampaignBrief.LastOrder(views, at);
        String code = lastRefusalCode;
        return new CampaignBrief(
                JsonColumn.read(brief, Brief.class), running, last, code == null ? null : RefusalCode.valueOf(code));
    }

    /** An order was proposed; the next refusal is news again. */
    public void recordOrder(long views, Instant observedAt) {
        lastViews = views;
        lastObservedAt = observedAt;
        lastRefusalCode = null;
    }

    /** A refusal was told; true when its code is news. */
    public boolean recordRefusal(RefusalCode code) {
        boolean news = !code.name().equals(lastRefusalCode);
        lastRefusalCode = code.name();
        return news;
    }

    String id() {
        return id;
    }
}
