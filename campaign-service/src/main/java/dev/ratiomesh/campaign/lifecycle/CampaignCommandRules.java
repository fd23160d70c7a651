package dev.ratiomesh.campaign.lifecycle;

import dev.ratiomesh.contracts.campaign.Brief;
import dev.ratiomesh.contracts.campaign.CampaignCommand;
import dev.ratiomesh.contracts.campaign.CampaignCommand.AmendCampaign;
import dev.ratiomesh.contracts.campaign.CampaignCommand.CreateCampaign;
import dev.ratiomesh.contracts.campaign.CampaignCommand.DeleteCampaign;
import dev.ratiomesh.contracts.campaign.CampaignCommand.StartAll;
import dev.ratiomesh.contracts.campaign.CampaignCommand.StartCampaign;
import dev.ratiomesh.contracts.campaign.CampaignCommand.StopCampaign;
import dev.ratiomesh.contracts.campaign.RejectionCode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides commands. */
public final class CampaignCommandRules {
    private CampaignCommandRules() {}

    /**
     * Decides a command to one campaign.
     *
     * @param campaign null when none has this id
     */
    public static CommandDecision decide(
            @Nullable Campaign campaign, CampaignCommand.SingleCampaignCommand command, Instant now) {
        if (command instanceof CreateCampaign create) {
            return create(campaign, create, now);
        }
        // The campaign of another tenant is treated as unknown.
        if (campaign == null || !campaign.brief().tenantId().equals(command.tenantId())) {
            return CommandDecision.CommandRefused.because(
                    RejectionCode.CAMPAIGN_UNKNOWN,
                    "campaignId: no campaign " + BriefRules.quote(command.campaignId()));
        }
        return apply(campaign, command, now);
    }

    /**
     * Checks a command to all campaigns of a tenant.
     *
     * @param concerned number of campaigns that the command would change
     */
    public static Optional<CommandRefusal> checkToAll(CampaignCommand command, int concerned) {
        return BriefRules.checkTenant(command.tenantId())
                .or(() -> BriefRules.require(
                        concerned > 0,
                        RejectionCode.NOTHING_TO_CHANGE,
                        () -> "tenantId: " + command.tenantId() + " has no campaign that is "
                                + (command instanceof StartAll ? "created or stopped" : "running")));
    }

    private static CommandDecision create(@Nullable Campaign campaign, CreateCampaign command, Instant now) {
        if (campaign != null) {
            return CommandDecision.CommandRefused.because(
                    RejectionCode.CAMPAIGN_EXISTS,
                    "campaignId: " + BriefRules.quote(command.campaignId()) + " is taken");
        }
        Brief brief = BriefFactory.of(command);
        boolean start = !Boolean.FALSE.equals(command.autoStart());
        return BriefRules.check(brief, now)
                .<CommandDecision>map(CommandDecision.CommandRefused::new)
                .orElseGet(() -> Campaign.create(brief, start, now));
    }

    private static CommandDecision apply(
            Campaign campaign, CampaignCommand.SingleCampaignCommand command, Instant now) {
        if (command instanceof StartCampaign) {
            return campaign.start(now);
        }
        if (command instanceof StopCampaign) {
            return campaign.stop(now);
        }
        if (command instanceof AmendCampaign amend) {
            return campaign.amend(amend, now);
        }
        if (command instanceof DeleteCampaign) {
            return campaign.delete(now);
        }
        throw new IllegalArgumentException("no decision for " + command.getClass());
    }
}
