package dev.ratiomesh.contracts.campaign;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import dev.ratiomesh.contracts.EventType;
import java.time.Instant;

/**
 * An event of a campaign. Versions of one campaign count 1, 2, 3 … without a gap, so that a reader distinguishes old
 * events from new ones; {@link CommandRejected} changes nothing and has no version.
 */
public sealed interface CampaignEvent {

    String campaignId();

    String tenantId();

    /** An event of a change of the campaign; carries the whole brief after the change. */
    sealed interface Changed extends CampaignEvent {
        Brief brief();

        /** Returns the campaign's version after the change, from 1. */
        long version();

        /** Returns the moment of the decision. */
        Instant at();

        @Override
        default String campaignId() {
            return brief().campaignId();
        }

        @Override
        default String tenantId() {
            return brief().tenantId();
        }
    }

    @EventType("campaign.created.v1")
    record CampaignCreated(Brief brief, long version, Instant at) implements Changed {}

    @EventType("campaign.started.v1")
    record CampaignStarted(Brief brief, long version, Instant at) implements Changed {}

    @EventType("campaign.stopped.v1")
    record CampaignStopped(Brief brief, long version, Instant at) implements Changed {}

    @EventType("campaign.amended.v1")
    record CampaignAmended(Brief brief, long version, Instant at) implements Changed {}

    @EventType("campaign.completed.v1")
    record CampaignCompleted(Brief brief, long version, Instant at, Completion completion) implements Changed {}

    @EventType("campaign.deleted.v1")
    record CampaignDeleted(Brief brief, long version, Instant at) implements Changed {}

    /**
     * An event that says that a valid command cannot be carried out; nothing changed.
     *
     * @param campaignId the command's campaign, or the tenant id for a command to all campaigns
     * @param commandId the command's {@code ce_id}
     * @param commandType the command's {@code ce_type}
     * @param code reason for programs
     * @param detail reason for people, naming the field and the value
     */
    @EventType("campaign.command-rejected.v1")
    record CommandRejected(
            String campaignId,
            String tenantId,
            String commandId,
            String commandType,
            RejectionCode code,
            String detail,
            Instant at)
            implements CampaignEvent {}

    /** The reason for which a campaign is complete. */
    enum Completion {
        GOAL_REACHED,
        DEADLINE_PASSED,
        /** For readers older than the writer. */
        @JsonEnumDefaultValue
        UNKNOWN
    }
}
