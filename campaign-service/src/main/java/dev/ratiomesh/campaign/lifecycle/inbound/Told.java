package dev.ratiomesh.campaign.lifecycle.inbound;

import dev.ratiomesh.campaign.lifecycle.CommandDecision;
import dev.ratiomesh.campaign.lifecycle.outbound.CampaignRow;
import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.contracts.campaign.CampaignEvent;
import dev.ratiomesh.delivery.OutgoingEvent;
import dev.ratiomesh.delivery.store.MessageHandler.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A decision, as a row to keep and events to tell. */
final class Told {
    private Told() {}

    /** Changes the row in place, or makes it when there was none. */
    static Outcome<CampaignRow> changed(@Nullable CampaignRow row, CommandDecision.CampaignChanged decision) {
        List<OutgoingEvent> events = decision.events().stream().map(Told::event).toList();
        if (row == null) {
            return Outcome.created(CampaignRow.of(decision.next()), events);
        }
        row.take(decision.next());
        return Outcome.of(events);
    }

    private static OutgoingEvent event(CampaignEvent.Changed event) {
        return new OutgoingEvent(Topic.CAMPAIGN_EVENTS, event.campaignId(), event.tenantId(), event);
    }
}
