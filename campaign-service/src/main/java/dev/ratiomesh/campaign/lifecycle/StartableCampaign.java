package dev.ratiomesh.campaign.lifecycle;

import dev.ratiomesh.contracts.campaign.CampaignEvent.CampaignStarted;
import dev.ratiomesh.contracts.campaign.RejectionCode;
import java.time.Instant;

/** A campaign that can be started. */
sealed interface StartableCampaign extends OpenCampaign permits Created, Stopped {
    @Override
    default CommandDecision start(Instant now) {
        return CommandDecision.CampaignChanged.of(
                new Running(brief(), version() + 1), new CampaignStarted(brief(), version() + 1, now));
    }

    @Override
    default CommandDecision refuse() {
        return CommandDecision.CommandRefused.because(
                RejectionCode.NOT_RUNNING, "The campaign is " + status() + ", not running.");
    }
}
