package dev.ratiomesh.campaign.lifecycle;

import dev.ratiomesh.contracts.campaign.Brief;
import dev.ratiomesh.contracts.campaign.RejectionCode;
import java.time.Instant;

/** A deleted campaign; its id is never used again. */
public record Deleted(Brief brief, long version) implements Campaign {
    @Override
    public Status status() {
        return Status.DELETED;
    }

    @Override
    public CommandDecision delete(Instant now) {
        return refuse();
    }

    @Override
    public CommandDecision refuse() {
        return CommandDecision.CommandRefused.because(RejectionCode.CAMPAIGN_DELETED, "The campaign is deleted.");
    }
}
