package dev.ratiomesh.campaign.lifecycle;

import dev.ratiomesh.contracts.campaign.Brief;
import dev.ratiomesh.contracts.campaign.CampaignCommand.AmendCampaign;
import dev.ratiomesh.contracts.campaign.CampaignEvent.CampaignAmended;
import dev.ratiomesh.contracts.campaign.CampaignEvent.CampaignCompleted;
import dev.ratiomesh.contracts.campaign.CampaignEvent.Completion;
import dev.ratiomesh.contracts.campaign.RejectionCode;
import java.time.Instant;

/** A campaign that may still change. */
sealed interface Open extends Campaign permits Waiting, Running {
    Open with(Brief brief, long version);

    @Override
    default Decision amend(AmendCampaign command, Instant now) {
        Long expected = command.expectedVersion();
        if (expected != null && expected != version()) {
            return Decision.Refused.because(
                    RejectionCode.VERSION_CONFLICT,
                    "expectedVersion: is " + expected + ", the campaign has version " + version());
        }
        Brief amended = Amendment.apply(brief(), command);
        if (amended.equals(brief())) {
            return Decision.Refused.because(RejectionCode.NOTHING_TO_CHANGE, "The amendment changes nothing.");
        }
        return Amendment.check(brief(), amended)
                .or(() -> BriefRules.check(amended, now))
                .<Decision>map(Decision.Refused::new)
                .orElseGet(() -> Decision.Changed.of(
                        with(amended, version() + 1), new CampaignAmended(amended, version() + 1, now)));
    }

    @Override
    default Decision complete(Completion completion, Instant now) {
        return Decision.Changed.of(
                new Completed(brief(), version() + 1), new CampaignCompleted(brief(), version() + 1, now, completion));
    }
}
