package dev.ratiomesh.campaign.dashboard;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a command.
 *
 * @param outcome DONE or REJECTED
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
