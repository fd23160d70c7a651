package dev.ratiomesh.contracts.campaign;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.ratiomesh.contracts.EventType;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A command to campaigns, on {@code campaign.commands} or over HTTP with the same meaning. A command that is decoded
 * but cannot be carried out is answered with {@link CampaignEvent.CommandRejected}.
 */
public sealed interface CampaignCommand {

    /** Returns the tenant that owns the campaigns. */
    String tenantId();

    /** Returns the message key: the campaign id, or the tenant id for a command to all campaigns of a tenant. */
    @JsonIgnore
    String key();

    /** A command to one campaign. */
    sealed interface SingleCampaignCommand extends CampaignCommand {
        String campaignId();

        @Override
        @JsonIgnore
        default String key() {
            return campaignId();
        }
    }

    /** A command to every campaign of a tenant, carried out as one command to each. */
    sealed interface ToAll extends CampaignCommand {
        @Override
        @JsonIgnore
        default String key() {
            return tenantId();
        }
    }

    /**
     * Opens a campaign and, unless {@code autoStart} is false, starts it at once.
     *
     * @param cadence PT36S when absent
     * @param minimumNewViews 500 when absent
     * @param timeZone UTC when absent
     * @param autoStart true when absent
     */
    @EventType("campaign.create.v1")
    record CreateCampaign(
            String campaignId,
            String tenantId,
            String videoId,
            String title,
            String genre,
            long viewGoal,
            Instant deadline,
            @Nullable Duration cadence,
            @Nullable Long minimumNewViews,
            @Nullable String timeZone,
            @Nullable Boolean autoStart,
            Budget budget,
            Reach reach)
            implements SingleCampaignCommand {}

    /** Starts a campaign that was created or stopped. */
    @EventType("campaign.start.v1")
    record StartCampaign(String campaignId, String tenantId) implements SingleCampaignCommand {}

    /** Stops a running campaign: no more readings and no more orders until it is started again. */
    @EventType("campaign.stop.v1")
    record StopCampaign(String campaignId, String tenantId) implements SingleCampaignCommand {}

    /**
     * Changes the fields that are given and keeps those that are absent.
     *
     * @param expectedVersion version that the campaign must have, or the amendment is rejected; null for any version
     */
    @EventType("campaign.amend.v1")
    record AmendCampaign(
            String campaignId,
            String tenantId,
            @Nullable Long expectedVersion,
            @Nullable String title,
            @Nullable String genre,
            @Nullable Long viewGoal,
            @Nullable Instant deadline,
            @Nullable Duration cadence,
            @Nullable Long minimumNewViews,
            @Nullable Budget budget)
            implements SingleCampaignCommand {}

    /** Ends a campaign for good; its id is never used again. */
    @EventType("campaign.delete.v1")
    record DeleteCampaign(String campaignId, String tenantId) implements SingleCampaignCommand {}

    /** Starts every campaign of the tenant that can be started. */
    @EventType("campaign.start-all.v1")
    record StartAll(String tenantId) implements ToAll {}

    /** Stops every running campaign of the tenant. */
    @EventType("campaign.stop-all.v1")
    record StopAll(String tenantId) implements ToAll {}
}
