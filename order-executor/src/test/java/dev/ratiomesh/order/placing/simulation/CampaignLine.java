package dev.ratiomesh.order.placing.simulation;

import dev.ratiomesh.contracts.campaign.Brief;
import dev.ratiomesh.contracts.campaign.CampaignEvent.CampaignAmended;
import dev.ratiomesh.contracts.campaign.CampaignEvent.CampaignStarted;
import dev.ratiomesh.contracts.campaign.CampaignEvent.Changed;
import dev.ratiomesh.contracts.order.RefusalCode;
import dev.ratiomesh.contracts.target.TargetFact.TargetComputed;
import dev.ratiomesh.order.placing.proposal.CampaignBrief;
import org.jspecify.annotations.Nullable;

/** A row of the table of campaigns, as CampaignRow keeps it. */
final class CampaignLine {
    Brief brief;
    boolean running;
    long version;

    private CampaignBrief.@Nullable LastOrder last;
    private @Nullable RefusalCode told;

    CampaignLine(Brief brief) {
        this.brief = brief;
    }

    void take(Changed event) {
        if (event.version() > version) {
            brief = event.brief();
            version = event.version();
            running = event instanceof CampaignStarted || (event instanceof CampaignAmended && running);
        }
    }

    CampaignBrief toCampaign() {
        return new CampaignBrief(brief, running, last, told);
    }

    void ordered(TargetComputed target) {
        last = new CampaignBrief.LastOrder(target.views(), target.observedAt());
        told = null;
    }

    boolean refused(RefusalCode code) {
        boolean news = code != told;
        told = code;
        return news;
    }
}
