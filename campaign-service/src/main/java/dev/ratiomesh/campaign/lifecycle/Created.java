package dev.ratiomesh.campaign.lifecycle;

import dev.ratiomesh.contracts.campaign.Brief;

/** A campaign that has not been started yet. */
public record Created(Brief brief, long version) implements StartableCampaign {
    @Override
    public Status status() {
        return Status.CREATED;
    }

    @Override
    public OpenCampaign with(Brief brief, long version) {
        return new Created(brief, version);
    }
}
