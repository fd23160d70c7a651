package dev.ratiomesh.campaign.lifecycle.inbound;

import dev.ratiomesh.campaign.lifecycle.Campaign;
import dev.ratiomesh.campaign.lifecycle.Commands;
import dev.ratiomesh.campaign.lifecycle.Decision;
import dev.ratiomesh.campaign.lifecycle.outbound.CampaignRow;
import dev.ratiomesh.contracts.campaign.CampaignCommand;
import dev.ratiomesh.contracts.campaign.CampaignCommand.AmendCampaign;
import dev.ratiomesh.contracts.campaign.CampaignCommand.CreateCampaign;
import dev.ratiomesh.delivery.http.Bodies;
import dev.ratiomesh.delivery.http.Caller;
import dev.ratiomesh.delivery.http.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What can be said about a command at once. The topic decides; but whoever is waiting for an answer need not wait to hear
 * that a field is wrong.
 */
@ApplicationScoped
class CommandChecks {
    private final Clock clock;

    CommandChecks(Clock clock) {
        this.clock = clock;
    }

    CreateCampaign creation(byte[] body, Caller caller) {
        Map<String, String> known = new HashMap<>();
        caller.tenant().ifPresent(tenant -> known.put("tenantId", tenant));
        CreateCampaign command = Bodies.read(body, CreateCampaign.class, known);
        foresee(null, command);
        return command;
    }

    AmendCampaign amendment(Campaign campaign, byte[] body, @Nullable String ifMatch) {
        Map<String, String> known = Map.of(
                "campaignId", campaign.brief().campaignId(),
                "tenantId", campaign.brief().tenantId());
        AmendCampaign command = expecting(Bodies.read(body, AmendCampaign.class, known), ifMatch);
        Long expected = command.expectedVersion();
        if (expected != null && expected != campaign.version()) {
            throw new ProblemException(
                    412,
                    "VERSION_CONFLICT",
                    "The campaign has version " + campaign.version() + ", not " + expected + ".");
        }
        foresee(campaign, command);
        return command;
    }

    /** The row, if it is there and the caller may see it. */
    CampaignRow visible(String id, List<CampaignRow> rows, Caller caller) {
        return rows.stream()
                .filter(row -> caller.mayAct(row.toCampaign().brief().tenantId()))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("Campaign " + id));
    }

    private void foresee(@Nullable Campaign campaign, CampaignCommand.ToOne command) {
        if (Commands.decide(campaign, command, clock.instant()) instanceof Decision.Refused refused) {
            throw new ProblemException(
                    422, refused.refusal().code().name(), refused.refusal().detail());
        }
    }

    private static AmendCampaign expecting(AmendCampaign command, @Nullable String ifMatch) {
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
            throw ProblemException.badParameter("If-Match", "is the ETag of a campaign, for example \"3\"");
        }
    }
}
