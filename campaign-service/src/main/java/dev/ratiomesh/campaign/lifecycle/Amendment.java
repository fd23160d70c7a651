package dev.ratiomesh.campaign.lifecycle;

import dev.ratiomesh.contracts.campaign.Brief;
import dev.ratiomesh.contracts.campaign.CampaignCommand.AmendCampaign;
import org.jspecify.annotations.Nullable;

/** A brief with what an amendment gives and, for the rest, what it had. */
final class Amendment {
    private Amendment() {}

    static Brief apply(Brief brief, AmendCampaign command) {
        return new Brief(
                brief.campaignId(),
                brief.tenantId(),
                brief.videoId(),
                either(command.title(), brief.title()),
                either(command.genre(), brief.genre()),
                either(command.viewGoal(), brief.viewGoal()),
                either(command.deadline(), brief.deadline()),
                either(command.cadence(), brief.cadence()),
                either(command.minimumNewViews(), brief.minimumNewViews()),
                brief.timeZone(),
                either(command.budget(), brief.budget()),
                brief.reach());
    }

    private static <T> T either(@Nullable T given, T had) {
        return given == null ? had : given;
    }
}
