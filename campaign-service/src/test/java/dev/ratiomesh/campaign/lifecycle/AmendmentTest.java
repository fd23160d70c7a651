package dev.ratiomesh.campaign.lifecycle;

import static dev.ratiomesh.campaign.lifecycle.CampaignFixtures.BRIEF;
import static dev.ratiomesh.campaign.lifecycle.CampaignFixtures.BUDGET;
import static dev.ratiomesh.campaign.lifecycle.CampaignFixtures.NOON;
import static dev.ratiomesh.campaign.lifecycle.CampaignFixtures.REACH;
import static dev.ratiomesh.campaign.lifecycle.CampaignFixtures.amend;
import static dev.ratiomesh.campaign.lifecycle.CampaignFixtures.amendTitle;
import static dev.ratiomesh.campaign.lifecycle.CampaignFixtures.budget;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.contracts.campaign.Brief;
import dev.ratiomesh.contracts.campaign.Budget;
import dev.ratiomesh.contracts.campaign.CampaignCommand.AmendCampaign;
import dev.ratiomesh.contracts.campaign.RejectionCode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AmendmentTest {
    private static final Running RUNNING = new Running(BRIEF, 7);

    @Test
    void keeps_fields_that_the_amendment_omits() {
        assertThat(BriefFactory.apply(BRIEF, amend(null, null, null))).isEqualTo(BRIEF);
    }

    @Test
    void changes_every_field_that_the_amendment_gives() {
        // given
        Budget more = budget("USD", "300", "60", "60", "0");
        Instant later = NOON.plus(Duration.ofDays(90));
        AmendCampaign all =
                new AmendCampaign("c-1", "t-1", null, "B", "Rock", 9L, later, Duration.ofHours(1), 0L, more);

        // when
        Brief amended = BriefFactory.apply(BRIEF, all);

        // then
        assertThat(amended)
                .isEqualTo(new Brief(
                        "c-1",
                        "t-1",
                        BRIEF.videoId(),
                        "B",
                        "Rock",
                        9,
                        later,
                        Duration.ofHours(1),
                        0,
                        "UTC",
                        more,
                        REACH));
    }

    @Test
    void is_refused_for_another_version_than_expected() {
        refused(RUNNING.amend(amend(6L, "B", null), NOON), RejectionCode.VERSION_CONFLICT, "is 6", "version 7");
        assertThat(RUNNING.amend(amend(7L, "B", null), NOON)).isInstanceOf(CommandDecision.CampaignChanged.class);
    }

    @Test
    void is_refused_when_it_changes_nothing() {
        refused(RUNNING.amend(amend(null, BRIEF.title(), BUDGET), NOON), RejectionCode.NOTHING_TO_CHANGE, "nothing");
    }

    @Test
    void is_held_to_the_rules_of_a_brief() {
        refused(RUNNING.amend(amendTitle(" "), NOON), RejectionCode.INVALID_TITLE, "title");
        Budget zero = budget("USD", "0", "0", "0", "0");
        refused(RUNNING.amend(amend(null, null, zero), NOON), RejectionCode.INVALID_BUDGET, "budget.cap");
    }

    @Test
    void keeps_the_currency_that_orders_were_paid_in() {
        Budget euros = budget("EUR", "200.00", "50.00", "40.00", "25.00");
        refused(
                RUNNING.amend(amend(null, null, euros), NOON),
                RejectionCode.INVALID_CURRENCY,
                "budget.currency",
                "USD",
                "EUR");
    }

    private static void refused(CommandDecision decision, RejectionCode code, String... words) {
        assertThat(decision).isInstanceOfSatisfying(CommandDecision.CommandRefused.class, refused -> {
            assertThat(refused.refusal().code()).isEqualTo(code);
            assertThat(refused.refusal().detail()).contains(words);
        });
    }
}
