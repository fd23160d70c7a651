package dev.ratiomesh.campaign.lifecycle;

import dev.ratiomesh.contracts.campaign.Brief;
import dev.ratiomesh.contracts.campaign.CampaignCommand.AmendCampaign;
import dev.ratiomesh.contracts.campaign.CampaignCommand.CreateCampaign;
import dev.ratiomesh.contracts.campaign.RejectionCode;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Creates and amends briefs; a new one gets defaults for absent fields. */
final class BriefFactory {
    static final Duration CADENCE = Duration.ofSeconds(36);
    static final long MINIMUM_NEW_VIEWS = 500;
    static final String TIME_ZONE = "UTC";

    private BriefFactory() {}

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

    static Brief apply(Brief brief, AmendCampaign command) {
        return new Brief(
                brief.campaignId(),
                brief.tenantId(),
                brief.videoId(),
                orElse(command.title(), brief.title()),
                orElse(command.genre(), brief.genre()),
                orElse(command.viewGoal(), brief.viewGoal()),
                orElse(command.deadline(), brief.deadline()),
                orElse(command.cadence(), brief.cadence()),
                orElse(command.minimumNewViews(), brief.minimumNewViews()),
                brief.timeZone(),
                orElse(command.budget(), brief.budget()),
                brief.reach());
    }

    /** Checks that an amendment keeps the currency: orders paid in one cannot be counted against a cap in another. */
    static Optional<CommandRefusal> checkAmendment(Brief current, Brief amended) {
        String currency = current.budget().currency();
        return BriefRules.require(
                amended.budget().currency().equals(currency),
                RejectionCode.INVALID_CURRENCY,
                () -> "budget.currency: stays " + currency + " for the campaign's life, is "
                        + BriefRules.quote(amended.budget().currency()));
    }

    private static <T> T orElse(@Nullable T given, T current) {
        return given == null ? current : given;
    }
}
