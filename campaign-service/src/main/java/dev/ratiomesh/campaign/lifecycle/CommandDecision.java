package dev.ratiomesh.campaign.lifecycle;

import dev.ratiomesh.contracts.campaign.CampaignEvent;
import dev.ratiomesh.contracts.campaign.RejectionCode;
import java.util.List;

/** What a campaign answers to a command. Deciding stores and sends nothing. */
public sealed interface CommandDecision {

    /** The campaign as it is from now on, and what is to be told, one event a version. */
    record CampaignChanged(Campaign next, List<CampaignEvent.Changed> events) implements CommandDecision {
        static CampaignChanged of(Campaign next, CampaignEvent.Changed event) {
            return new CampaignChanged(next, List.of(event));
        }
    }

    /** Nothing changes. */
    record CommandRefused(CommandRefusal refusal) implements CommandDecision {
        static CommandRefused because(RejectionCode code, String detail) {
            return new CommandRefused(new CommandRefusal(code, detail));
        }
    }
}
