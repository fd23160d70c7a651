package dev.ratiomesh.contracts.campaign;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import dev.ratiomesh.contracts.EventType;
import java.time.Instant;

/**
 * What became of a campaign. Versions of one campaign count 1, 2, 3 … without a gap, so that a reader can tell an old
 * event from a new one; {@link CommandRejected} changes nothing and has none.
 */
public sealed interface CampaignEvent {

    String campaignId();

    String tenantId();

    /** An event that changed the campaign and carries the whole brief as it now is. */
    sealed interface Changed extends CampaignEvent {
        Brief brief();

        /** The campaign's version after the change, from 1. */
        long version();

        /** When it was decided. */
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
     * A command that was understood and cannot be carried out.
     *
     * @param campaignId the campaign meant, or the tenant's id for a command to all
     * @param commandId the command's {@code ce_id}
     * @param commandType the command's {@code ce_type}
     * @param code the reason, for programs
     * @param detail the reason in words, naming the field and the value
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

    /** Why a campaign is complete. */
    enum Completion {
        GOAL_REACHED,
        DEADLINE_PASSED,
        /** For readers older than the writer. */
        @JsonEnumDefaultValue
        UNKNOWN
    }
}
