package dev.ratiomesh.campaign.lifecycle;

import dev.ratiomesh.contracts.campaign.Brief;
import dev.ratiomesh.contracts.campaign.CampaignCommand.CreateCampaign;
import java.time.Duration;

/** The brief of a new campaign, with the defaults for what the command left out. */
final class Briefs {
    static final Duration CADENCE = Duration.ofSeconds(36);
    static final long MINIMUM_NEW_VIEWS = 500;
    static final String TIME_ZONE = "UTC";

    private Briefs() {}

    static Brief of(CreateCampaign command) {
        return new Brief(
                command.campaignId(),
                command.tenantId(),
                command.videoId(),
                command.title(),
                command.genre(),
                command.viewGoal(),
                command.deadline(),
                command.cadence() == null ? CADENCE : command.cadence(),
                command.minimumNewViews() == null ? MINIMUM_NEW_VIEWS : command.minimumNewViews(),
                command.timeZone() == null ? TIME_ZONE : command.timeZone(),
                command.budget(),
                command.reach());
    }
}
