package dev.ratiomesh.campaign.dashboard;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a command.
 *
 * @param campaignId the campaign of the command, or the tenant's id for a command to all of its campaigns
 * @param outcome DONE or REJECTED; a command to all is DONE as soon as the first campaign has changed
 * @param code the reason of a rejection, else null
 * @param detail the reason as a sentence, else null
 * @param at the moment of the decision
 */
public record CommandOutcome(
        String commandId,
        String tenantId,
        String campaignId,
        String outcome,
        @Nullable String code,
        @Nullable String detail,
        Instant at) {}
