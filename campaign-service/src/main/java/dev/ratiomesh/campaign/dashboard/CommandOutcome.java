package dev.ratiomesh.campaign.dashboard;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a command.
 *
 * @param campaignId the campaign meant, or the tenant's id for a command to all of its campaigns
 * @param outcome DONE or REJECTED; a command to all is DONE as soon as the first campaign has changed
 * @param code why it was rejected
 * @param detail the same in words
 */
public record CommandOutcome(
        String commandId,
        String tenantId,
        String campaignId,
        String outcome,
        @Nullable String code,
        @Nullable String detail,
        Instant at) {}
