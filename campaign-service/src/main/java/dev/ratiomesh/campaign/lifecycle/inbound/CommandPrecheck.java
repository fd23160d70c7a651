package dev.ratiomesh.campaign.lifecycle.inbound;

import dev.ratiomesh.campaign.lifecycle.Campaign;
import dev.ratiomesh.campaign.lifecycle.CampaignCommandRules;
import dev.ratiomesh.campaign.lifecycle.CommandDecision;
import dev.ratiomesh.contracts.campaign.CampaignCommand;
import dev.ratiomesh.contracts.campaign.CampaignCommand.AmendCampaign;
import dev.ratiomesh.contracts.campaign.CampaignCommand.CreateCampaign;
import dev.ratiomesh.contracts.campaign.RejectionCode;
import dev.ratiomesh.delivery.http.Caller;
import dev.ratiomesh.delivery.http.CommandDefaults;
import dev.ratiomesh.delivery.http.JsonBodies;
import dev.ratiomesh.delivery.http.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks commands before they go onto the topic. The topic decides, but a caller learns at once of a refusal that no
 * earlier command on the topic can change.
 */
@ApplicationScoped
class CommandPrecheck {
    private static final int UNPROCESSABLE = 422;
    private static final int NOT_FINAL = 0;

    private final Clock clock;

    CommandPrecheck(Clock clock) {
        this.clock = clock;
    }

    /** Reads a creation from a body; the tenant is that of the token, which the body may repeat. */
    CreateCampaign creation(byte[] body, Caller caller) {
        return JsonBodies.read(body, CreateCampaign.class, Map.of("tenantId", CommandDefaults.tenantId(body, caller)));
    }

    /** Reads an amendment from a body, for this campaign in the version that {@code If-Match} names. */
    AmendCampaign amendment(Campaign campaign, byte[] body, @Nullable String ifMatch) {
        Map<String, String> known = Map.of(
                "campaignId", campaign.brief().campaignId(),
                "tenantId", campaign.brief().tenantId());
        return withExpectedVersion(JsonBodies.read(body, AmendCampaign.class, known), ifMatch);
    }

    /**
     * Refuses a command that will be refused whatever is on the topic already. A command under an idempotency key may be a
     * repetition of one that caused the current state; only the topic can tell, so a conflict is left to it.
     */
    void validate(@Nullable Campaign campaign, CampaignCommand.SingleCampaignCommand command, @Nullable String key) {
        if (CampaignCommandRules.decide(campaign, command, clock.instant())
                instanceof CommandDecision.CommandRefused refused) {
            int status = status(refused.refusal().code());
            if (status == UNPROCESSABLE || (status != NOT_FINAL && key == null)) {
                throw new ProblemException(
                        status,
                        refused.refusal().code().name(),
                        refused.refusal().detail());
            }
        }
    }

    private static int status(RejectionCode code) {
        return switch (code) {
            case CAMPAIGN_EXISTS, CAMPAIGN_DELETED, CAMPAIGN_COMPLETED -> 409;
            case VERSION_CONFLICT -> 412;
            // A start or a stop that is still on the topic may change these.
            case CAMPAIGN_UNKNOWN, ALREADY_RUNNING, NOT_RUNNING, NOTHING_TO_CHANGE -> NOT_FINAL;
            default -> UNPROCESSABLE;
        };
    }

    private static AmendCampaign withExpectedVersion(AmendCampaign command, @Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.equals("*")) {
            return command;
        }
        return new AmendCampaign(
                command.campaignId(),
                command.tenantId(),
                version(ifMatch),
                command.title(),
                command.genre(),
                command.viewGoal(),
                command.deadline(),
                command.cadence(),
                command.minimumNewViews(),
                command.budget());
    }

    private static Long version(String ifMatch) {
        try {
            return Long.valueOf(ifMatch.replace("\"", ""));
        } catch (NumberFormatException e) {
            throw ProblemException.badParameter("If-Match", "must be the ETag of a campaign, for example \"3\"");
        }
    }
}
