package dev.ratiomesh.campaign.lifecycle;

import dev.ratiomesh.contracts.campaign.Brief;
import dev.ratiomesh.contracts.campaign.CampaignCommand.AmendCampaign;
import dev.ratiomesh.contracts.campaign.CampaignEvent.CampaignAmended;
import dev.ratiomesh.contracts.campaign.CampaignEvent.CampaignCompleted;
import dev.ratiomesh.contracts.campaign.CampaignEvent.Completion;
import dev.ratiomesh.contracts.campaign.RejectionCode;
import java.time.Instant;

/** A campaign that may still change. */
sealed interface OpenCampaign extends Campaign permits StartableCampaign, Running {
    OpenCampaign with(Brief brief, long version);

    @Override
    default CommandDecision amend(AmendCampaign command, Instant now) {
        Long expected = command.expectedVersion();
        if (expected != null && expected != version()) {
            return CommandDecision.CommandRefused.because(
                    RejectionCode.VERSION_CONFLICT,
                    "expectedVersion: is " + expected + ", the campaign has version " + version());
        }
        Brief amended = BriefFactory.apply(brief(), command);
        if (amended.equals(brief())) {
            return CommandDecision.CommandRefused.because(
                    RejectionCode.NOTHING_TO_CHANGE, "The amendment changes nothing.");
        }
        return BriefFactory.checkAmendment(brief(), amended)
                .or(() -> BriefRules.check(amended, now))
                .<CommandDecision>map(CommandDecision.CommandRefused::new)
                .orElseGet(() -> CommandDecision.CampaignChanged.of(
                        with(amended, version() + 1), new CampaignAmended(amended, version() + 1, now)));
    }

    @Override
    default CommandDecision complete(Completion completion, Instant now) {
        return CommandDecision.CampaignChanged.of(
                new Completed(brief(), version() + 1), new CampaignCompleted(brief(), version() + 1, now, completion));
    }
}
