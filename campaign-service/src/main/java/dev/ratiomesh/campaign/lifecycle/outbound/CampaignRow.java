package dev.ratiomesh.campaign.lifecycle.outbound;

import dev.ratiomesh.campaign.lifecycle.Campaign;
import dev.ratiomesh.campaign.lifecycle.Completed;
import dev.ratiomesh.campaign.lifecycle.Created;
import dev.ratiomesh.campaign.lifecycle.Deleted;
import dev.ratiomesh.campaign.lifecycle.Running;
import dev.ratiomesh.campaign.lifecycle.Stopped;
import dev.ratiomesh.contracts.campaign.Brief;
import dev.ratiomesh.delivery.store.JsonColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** The row of a campaign, with the mapping in both directions. */
@Entity
@Table(name = "campaign")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class CampaignRow {
    @Id
    @Column(name = "id")
    private String id;

    @Column(name = "tenant_id")
    private String tenantId;

    @Column(name = "status")
    private String status;

    @Column(name = "version")
    private long version;

    @Column(name = "brief")
    private String brief;

    @Column(name = "deadline")
    private Instant deadline;

    @Version
    @Column(name = "revision")
    private int revision;

    /** For Hibernate. */
    protected CampaignRow() {}

    public static CampaignRow of(Campaign campaign) {
        CampaignRow row = new CampaignRow();
        row.id = campaign.brief().campaignId();
        row.tenantId = campaign.brief().tenantId();
        row.apply(campaign);
        return row;
    }

    /** Applies the current state of the campaign. */
    public void apply(Campaign campaign) {
        status = campaign.status().name();
        version = campaign.version();
        deadline = campaign.brief().deadline();
        brief = JsonColumn.write(campaign.brief());
    }

    public Campaign toCampaign() {
        Brief read = JsonColumn.read(brief, Brief.class);
        return switch (Campaign.Status.valueOf(status)) {
            case CREATED -> new Created(read, version);
            case RUNNING -> new Running(read, version);
            case STOPPED -> new Stopped(read, version);
            case COMPLETED -> new Completed(read, version);
            case DELETED -> new Deleted(read, version);
        };
    }

    String id() {
        return id;
    }
}
