package dev.ratiomesh.campaign.lifecycle;

import dev.ratiomesh.contracts.campaign.Brief;
import dev.ratiomesh.contracts.campaign.CampaignEvent.CampaignStopped;
import dev.ratiomesh.contracts.campaign.RejectionCode;
import java.time.Instant;

/** A running campaign: its video is read, and orders may be placed for it. */
public record Running(Brief brief, long version) implements OpenCampaign {
    @Override
    public Status status() {
        return Status.RUNNING;
    }

    @Override
    public OpenCampaign with(Brief brief, long version) {
        return new Running(brief, version);
    }

    @Override
    public boolean isReachedBy(long views) {
        return views >= brief.viewGoal();
    }

    @Override
    public CommandDecision stop(Instant now) {
        return CommandDecision.CampaignChanged.of(
                new Stopped(brief, version + 1), new CampaignStopped(brief, version + 1, now));
    }

    @Override
    public CommandDecision refuse() {
        return CommandDecision.CommandRefused.because(
                RejectionCode.ALREADY_RUNNING, "The campaign is running already.");
    }
}
