package dev.ratiomesh.order.placing.simulation;

import dev.ratiomesh.contracts.campaign.Brief;
import dev.ratiomesh.contracts.campaign.CampaignEvent.CampaignAmended;
import dev.ratiomesh.contracts.campaign.CampaignEvent.CampaignStarted;
import dev.ratiomesh.contracts.campaign.CampaignEvent.Changed;
import dev.ratiomesh.contracts.order.RefusalCode;
import dev.ratiomesh.contracts.target.TargetFact.TargetComputed;
import dev.ratiomesh.order.placing.proposal.CampaignBrief;
import org.jspecify.annotations.Nullable;

/** Stands in for a row of the campaign table, as CampaignRow keeps it. */
final class CampaignRecord {
    Brief brief;
    boolean running;
    long version;

    private CampaignBrief.@Nullable LastOrder last;
    private @Nullable RefusalCode lastRefusal;

    CampaignRecord(Brief brief) {
        this.brief = brief;
    }

    void apply(Changed event) {
        if (event.version() > version) {
            brief = event.brief();
            version = event.version();
            running = event instanceof CampaignStarted || (event instanceof CampaignAmended && running);
        }
    }

    CampaignBrief toCampaign() {
        return new CampaignBrief(brief, running, last, lastRefusal);
    }

    void recordOrder(TargetComputed target) {
        last = new CampaignBrief.LastOrder(target.views(), target.observedAt());
        lastRefusal = null;
    }

    boolean recordRefusal(RefusalCode code) {
        boolean changed = code != lastRefusal;
        lastRefusal = code;
        return changed;
    }
}
