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

class CommandsTest {
    private static final Campaign RUNNING = new Running(BRIEF, 2);
    private static final Campaign STOPPED = new Stopped(BRIEF, 3);

    @Test
    void a_creation_fills_in_what_was_left_out_and_starts() {
        assertThat(Commands.decide(null, create(), NOON)).isEqualTo(Campaign.create(BRIEF, true, NOON));
    }

    @Test
    void a_creation_can_leave_the_start_for_later() {
        assertThat(Commands.decide(null, create(false), NOON)).isEqualTo(Campaign.create(BRIEF, false, NOON));
        assertThat(Commands.decide(null, create(true), NOON)).isEqualTo(Campaign.create(BRIEF, true, NOON));
    }

    @Test
    void a_creation_needs_an_id_of_its_own() {
        refused(Commands.decide(RUNNING, create(), NOON), RejectionCode.CAMPAIGN_EXISTS, "\"c-1\" is taken");
        Campaign deleted = new Deleted(BRIEF, 9);
        refused(Commands.decide(deleted, create(), NOON), RejectionCode.CAMPAIGN_EXISTS, "\"c-1\" is taken");
    }

    @Test
    void a_creation_is_held_to_the_rules_of_a_brief() {
        refused(Commands.decide(null, create(), BRIEF.deadline()), RejectionCode.INVALID_DEADLINE, "deadline");
    }

    @Test
    void a_step_is_the_campaigns() {
        assertThat(Commands.decide(STOPPED, new StartCampaign("c-1", "t-1"), NOON))
                .isEqualTo(STOPPED.start(NOON));
        assertThat(Commands.decide(RUNNING, new StopCampaign("c-1", "t-1"), NOON))
                .isEqualTo(RUNNING.stop(NOON));
        assertThat(Commands.decide(RUNNING, new DeleteCampaign("c-1", "t-1"), NOON))
                .isEqualTo(RUNNING.delete(NOON));
        assertThat(Commands.decide(RUNNING, amendTitle("B"), NOON)).isEqualTo(RUNNING.amend(amendTitle("B"), NOON));
    }

    @Test
    void another_tenants_campaign_is_as_unknown_as_none() {
        List<CampaignCommand.SingleCampaignCommand> foreign = List.of(
                new StartCampaign("c-1", "t-2"),
                new StopCampaign("c-1", "t-2"),
                new DeleteCampaign("c-1", "t-2"),
                new AmendCampaign("c-1", "t-2", null, "Mine", null, null, null, null, null, null));
        for (CampaignCommand.SingleCampaignCommand command : foreign) {
            assertThat(Commands.decide(RUNNING, command, NOON)).isEqualTo(Commands.decide(null, command, NOON));
            refused(Commands.decide(RUNNING, command, NOON), RejectionCode.CAMPAIGN_UNKNOWN, "no campaign \"c-1\"");
        }
    }

    @Test
    void a_command_to_all_needs_a_tenant_and_somebody_to_obey() {
        assertThat(Commands.checkToAll(new StartAll("t-1"), 1)).isEmpty();
        assertThat(Commands.checkToAll(new StopAll("t-1"), 0).orElseThrow())
                .isEqualTo(
                        new Refusal(RejectionCode.NOTHING_TO_CHANGE, "tenantId: t-1 has no campaign that is running"));
        assertThat(Commands.checkToAll(new StartAll("t 1"), 1).orElseThrow().code())
                .isEqualTo(RejectionCode.INVALID_TENANT_ID);
    }

    private static void refused(Decision decision, RejectionCode code, String words) {
        assertThat(decision).isInstanceOfSatisfying(Decision.Refused.class, refused -> {
            assertThat(refused.refusal().code()).isEqualTo(code);
            assertThat(refused.refusal().detail()).contains(words);
        });
    }
}
