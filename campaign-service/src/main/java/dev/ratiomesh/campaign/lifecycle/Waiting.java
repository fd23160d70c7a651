package dev.ratiomesh.campaign.lifecycle;

import dev.ratiomesh.contracts.campaign.CampaignEvent.CampaignStarted;
import dev.ratiomesh.contracts.campaign.RejectionCode;
import java.time.Instant;

/** A campaign that can be started. */
sealed interface Waiting extends Open permits Created, Stopped {
    @Override
    default Decision start(Instant now) {
        return Decision.Changed.of(
                new Running(brief(), version() + 1), new CampaignStarted(brief(), version() + 1, now));
    }

    @Override
    default Decision refuse() {
        return Decision.Refused.because(RejectionCode.NOT_RUNNING, "The campaign is " + status() + ", not running.");
    }
}
