package dev.ratiomesh.campaign.lifecycle;

import dev.ratiomesh.contracts.campaign.Brief;
import dev.ratiomesh.contracts.campaign.RejectionCode;

/** A campaign whose goal is reached or whose deadline has passed; it can only be deleted. */
public record Completed(Brief brief, long version) implements Campaign {
    @Override
    public Status status() {
        return Status.COMPLETED;
    }

    @Override
    public CommandDecision refuse() {
        return CommandDecision.CommandRefused.because(RejectionCode.CAMPAIGN_COMPLETED, "The campaign is completed.");
    }
}
