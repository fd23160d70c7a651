package dev.ratiomesh.campaign.lifecycle;

import static dev.ratiomesh.campaign.lifecycle.CampaignFixtures.BRIEF;
import static dev.ratiomesh.campaign.lifecycle.CampaignFixtures.NOON;
import static dev.ratiomesh.campaign.lifecycle.CampaignFixtures.amendTitle;
import static dev.ratiomesh.campaign.lifecycle.CampaignFixtures.create;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.contracts.campaign.CampaignCommand;
import dev.ratiomesh.contracts.campaign.CampaignCommand.AmendCampaign;
import dev.ratiomesh.contracts.campaign.CampaignCommand.DeleteCampaign;
import dev.ratiomesh.contracts.campaign.CampaignCommand.StartAll;
import dev.ratiomesh.contracts.campaign.CampaignCommand.StartCampaign;
import dev.ratiomesh.contracts.campaign.CampaignCommand.StopAll;
import dev.ratiomesh.contracts.campaign.CampaignCommand.StopCampaign;
import dev.ratiomesh.contracts.campaign.RejectionCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class CampaignCommandRulesTest {
    private static final Campaign RUNNING = new Running(BRIEF, 2);
    private static final Campaign STOPPED = new Stopped(BRIEF, 3);

    @Test
    void a_creation_fills_in_defaults_and_starts() {
        assertThat(CampaignCommandRules.decide(null, create(), NOON)).isEqualTo(Campaign.create(BRIEF, true, NOON));
    }

    @Test
    void a_creation_can_leave_the_start_for_later() {
        assertThat(CampaignCommandRules.decide(null, create(false), NOON))
                .isEqualTo(Campaign.create(BRIEF, false, NOON));
        assertThat(CampaignCommandRules.decide(null, create(true), NOON)).isEqualTo(Campaign.create(BRIEF, true, NOON));
    }

    @Test
    void a_creation_needs_an_unused_id() {
        refused(
                CampaignCommandRules.decide(RUNNING, create(), NOON),
                RejectionCode.CAMPAIGN_EXISTS,
                "\"c-1\" is taken");
        Campaign deleted = new Deleted(BRIEF, 9);
        refused(
                CampaignCommandRules.decide(deleted, create(), NOON),
                RejectionCode.CAMPAIGN_EXISTS,
                "\"c-1\" is taken");
    }

    @Test
    void a_creation_is_held_to_the_rules_of_a_brief() {
        refused(
                CampaignCommandRules.decide(null, create(), BRIEF.deadline()),
                RejectionCode.INVALID_DEADLINE,
                "deadline");
    }

    @Test
    void a_step_is_the_campaigns() {
        assertThat(CampaignCommandRules.decide(STOPPED, new StartCampaign("c-1", "t-1"), NOON))
                .isEqualTo(STOPPED.start(NOON));
        assertThat(CampaignCommandRules.decide(RUNNING, new StopCampaign("c-1", "t-1"), NOON))
                .isEqualTo(RUNNING.stop(NOON));
        assertThat(CampaignCommandRules.decide(RUNNING, new DeleteCampaign("c-1", "t-1"), NOON))
                .isEqualTo(RUNNING.delete(NOON));
        assertThat(CampaignCommandRules.decide(RUNNING, amendTitle("B"), NOON))
                .isEqualTo(RUNNING.amend(amendTitle("B"), NOON));
    }

    @Test
    void the_campaign_of_another_tenant_is_unknown() {
        List<CampaignCommand.SingleCampaignCommand> foreign = List.of(
                new StartCampaign("c-1", "t-2"),
                new StopCampaign("c-1", "t-2"),
                new DeleteCampaign("c-1", "t-2"),
                new AmendCampaign("c-1", "t-2", null, "Mine", null, null, null, null, null, null));
        for (CampaignCommand.SingleCampaignCommand command : foreign) {
            assertThat(CampaignCommandRules.decide(RUNNING, command, NOON))
                    .isEqualTo(CampaignCommandRules.decide(null, command, NOON));
            refused(
                    CampaignCommandRules.decide(RUNNING, command, NOON),
                    RejectionCode.CAMPAIGN_UNKNOWN,
                    "no campaign \"c-1\"");
        }
    }

    @Test
    void a_command_to_all_needs_a_tenant_and_a_campaign_to_change() {
        assertThat(CampaignCommandRules.checkToAll(new StartAll("t-1"), 1)).isEmpty();
        assertThat(CampaignCommandRules.checkToAll(new StopAll("t-1"), 0).orElseThrow())
                .isEqualTo(new CommandRefusal(
                        RejectionCode.NOTHING_TO_CHANGE, "tenantId: t-1 has no campaign that is running"));
        assertThat(CampaignCommandRules.checkToAll(new StartAll("t 1"), 1)
                        .orElseThrow()
                        .code())
                .isEqualTo(RejectionCode.INVALID_TENANT_ID);
    }

    private static void refused(CommandDecision decision, RejectionCode code, String words) {
        assertThat(decision).isInstanceOfSatisfying(CommandDecision.CommandRefused.class, refused -> {
            assertThat(refused.refusal().code()).isEqualTo(code);
            assertThat(refused.refusal().detail()).contains(words);
        });
    }
}
