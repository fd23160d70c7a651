package dev.ratiomesh.order.placing.proposal;

import dev.ratiomesh.contracts.target.TargetFact.TargetComputed;
import java.time.Instant;

/**
 * Holds all inputs of the decision on a target.
 *
 * @param inFlight whether an order of the campaign has not ended
 */
public record ProposalInput(
        CampaignBrief campaign, TargetComputed target, boolean inFlight, Instant now, OrderPolicy policy) {}
