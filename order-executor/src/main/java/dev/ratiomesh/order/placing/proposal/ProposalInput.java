package dev.ratiomesh.order.placing.proposal;

import dev.ratiomesh.contracts.target.TargetFact.TargetComputed;
import java.time.Instant;

/**
 * Does this target call for an order?
 *
 * @param inFlight whether an order of the campaign has not ended
 */
public record ProposalInput(
        CampaignBrief campaign, TargetComputed target, boolean inFlight, Instant now, OrderPolicy policy) {}
