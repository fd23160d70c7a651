package dev.ratiomesh.campaign.lifecycle;

import dev.ratiomesh.contracts.campaign.Brief;
import dev.ratiomesh.contracts.campaign.CampaignEvent.CampaignStopped;
import dev.ratiomesh.contracts.campaign.RejectionCode;
import java.time.Instant;

/** Its video is read, and orders may be placed for it. */
public record Running(Brief brief, long version) implements Open {
    @Override
    public Status status() {
        return Status.RUNNING;
    }

    @Override
    public Open with(Brief brief, long version) {
        return new Running(brief, version);
    }

    @Override
    public boolean isReachedBy(long views) {
        return views >= brief.viewGoal();
    }

    @Override
    public Decision stop(Instant now) {
        return Decision.Changed.of(new Stopped(brief, version + 1), new CampaignStopped(brief, version + 1, now));
    }

    @Override
    public Decision refuse() {
        return Decision.Refused.because(RejectionCode.ALREADY_RUNNING, "The campaign is running already.");
    }
}
