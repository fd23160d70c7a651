package dev.ratiomesh.campaign.lifecycle;

import dev.ratiomesh.contracts.campaign.CampaignEvent;
import dev.ratiomesh.contracts.campaign.RejectionCode;
import java.util.List;

/** What a campaign answers to a command. Deciding stores and sends nothing. */
public sealed interface Decision {

    /** The campaign as it is from now on, and what is to be told, one event a version. */
    record Changed(Campaign next, List<CampaignEvent.Changed> events) implements Decision {
        static Changed of(Campaign next, CampaignEvent.Changed event) {
            return new Changed(next, List.of(event));
        }
    }

    /** Nothing changes. */
    record Refused(Refusal refusal) implements Decision {
        static Refused because(RejectionCode code, String detail) {
            return new Refused(new Refusal(code, detail));
        }
    }
}
