package dev.ratiomesh.campaign.lifecycle;

import dev.ratiomesh.contracts.campaign.Brief;

/** A stopped campaign: no readings and no orders until it is started again. */
public record Stopped(Brief brief, long version) implements StartableCampaign {
    @Override
    public Status status() {
        return Status.STOPPED;
    }

    @Override
    public OpenCampaign with(Brief brief, long version) {
        return new Stopped(brief, version);
    }
}
