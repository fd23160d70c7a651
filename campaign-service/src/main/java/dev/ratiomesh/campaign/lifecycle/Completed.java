package dev.ratiomesh.campaign.lifecycle;

import dev.ratiomesh.contracts.campaign.Brief;
import dev.ratiomesh.contracts.campaign.RejectionCode;

/** Its goal is reached or its deadline has passed; all that is left is to delete it. */
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
