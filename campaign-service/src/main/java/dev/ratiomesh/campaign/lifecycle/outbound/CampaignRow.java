package dev.ratiomesh.campaign.lifecycle.outbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ratiomesh.campaign.lifecycle.Campaign;
import dev.ratiomesh.campaign.lifecycle.Completed;
import dev.ratiomesh.campaign.lifecycle.Created;
import dev.ratiomesh.campaign.lifecycle.Deleted;
import dev.ratiomesh.campaign.lifecycle.Running;
import dev.ratiomesh.campaign.lifecycle.Stopped;
import dev.ratiomesh.contracts.campaign.Brief;
import dev.ratiomesh.delivery.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** A campaign as it is stored; both ways of the mapping stand here. */
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
        row.take(campaign);
        return row;
    }

    /** Becomes what the campaign is now. */
    public void take(Campaign campaign) {
        status = campaign.status().name();
        version = campaign.version();
        deadline = campaign.brief().deadline();
        brief = write(campaign.brief());
    }

    public Campaign toCampaign() {
        Brief read = read(brief);
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

    private static String write(Brief brief) {
        try {
            return Json.tolerant().writeValueAsString(brief);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be stored: " + brief, e);
        }
    }

    private static Brief read(String brief) {
        try {
            return Json.tolerant().readValue(brief, Brief.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored brief cannot be read: " + Json.explain(e), e);
        }
    }
}
