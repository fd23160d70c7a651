package dev.ratiomesh.campaign.lifecycle;

import dev.ratiomesh.contracts.campaign.CampaignEvent;
import dev.ratiomesh.contracts.campaign.RejectionCode;
import java.util.List;

/** The decision of a campaign about a command. Deciding stores and sends nothing. */
public sealed interface CommandDecision {

    /** The campaign after the command, and the events to publish, one per version. */
    record CampaignChanged(Campaign next, List<CampaignEvent.Changed> events) implements CommandDecision {
        static CampaignChanged of(Campaign next, CampaignEvent.Changed event) {
            return new CampaignChanged(next, List.of(event));
        }
    }

    /** The command is refused and nothing changes. */
    record CommandRefused(CommandRefusal refusal) implements CommandDecision {
        static CommandRefused because(RejectionCode code, String detail) {
            return new CommandRefused(new CommandRefusal(code, detail));
        }
    }
}
