package dev.ratiomesh.order.placing.proposal;

import static dev.ratiomesh.order.placing.OrderFixtures.NOON;
import static dev.ratiomesh.order.placing.OrderFixtures.brief;
import static dev.ratiomesh.order.placing.OrderFixtures.campaign;
import static dev.ratiomesh.order.placing.OrderFixtures.policy;
import static dev.ratiomesh.order.placing.OrderFixtures.proposalInput;
import static dev.ratiomesh.order.placing.OrderFixtures.target;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.contracts.campaign.Brief;
import dev.ratiomesh.contracts.order.OrderEvent.OrderApproved;
import dev.ratiomesh.contracts.order.OrderEvent.OrderProposed;
import dev.ratiomesh.contracts.order.RefusalCode;
import dev.ratiomesh.contracts.target.TargetFact.TargetComputed;
import dev.ratiomesh.contracts.target.Verdict;
import dev.ratiomesh.order.mesh.Fixtures;
import dev.ratiomesh.order.placing.caps.CapKey;
import dev.ratiomesh.order.placing.proposal.CampaignBrief.LastOrder;
import dev.ratiomesh.order.placing.proposal.ProposalDecision.CapCheckPending;
import dev.ratiomesh.order.placing.proposal.ProposalDecision.NoOrder;
import dev.ratiomesh.order.placing.proposal.ProposalDecision.NoOrderReason;
import dev.ratiomesh.order.placing.proposal.ProposalDecision.ProposalInput;
import dev.ratiomesh.order.placing.proposal.ProposalDecision.Propose;
import dev.ratiomesh.order.placing.proposal.ProposalDecision.Refuse;
import dev.ratiomesh.order.placing.state.Transition;
import dev.ratiomesh.order.placing.state.UnsentOrder;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProposalDecisionTest {

    @Test
    void a_campaign_that_does_not_run_gets_no_order() {
        assertNoOrder(new CampaignBrief(brief(), false, null, null), target(15, 0.01), NoOrderReason.NOT_RUNNING);
    }

    @Test
    void a_campaign_that_is_not_behind_gets_no_order() {
        for (Verdict verdict : List.of(Verdict.ON_TRACK, Verdict.AHEAD, Verdict.ABSTAINED, Verdict.UNKNOWN)) {
            var target = Fixtures.target("c-1", "t-1", verdict, 15, 0.01, 10_000, NOON);
            assertNoOrder(campaign(), target, NoOrderReason.NOT_BEHIND);
        }
    }

    @Test
    void a_verdict_without_a_gap_gets_no_order() {
        assertNoOrder(campaign(), target(0, 0.01), NoOrderReason.NOT_BEHIND);
        assertNoOrder(campaign(), target(-3, 0.01), NoOrderReason.NOT_BEHIND);
        assertNoOrder(campaign(), target(Double.NaN, 0.01), NoOrderReason.NOT_BEHIND);
        assertNoOrder(campaign(), target(Double.POSITIVE_INFINITY, 0.01), NoOrderReason.NOT_BEHIND);
    }

    @Test
    void the_first_order_asks_for_no_growth() {
        assertThat(ProposalDecision.decide(proposalInput(campaign(), target(15, 0.01))))
                .isInstanceOf(CapCheckPending.class);
    }

    @Test
    void a_further_order_waits_for_new_views() {
        // given
        var enough = new CampaignBrief(brief(), true, new LastOrder(9_500, NOON.minusSeconds(60)), null);
        var tooFew = new CampaignBrief(brief(), true, new LastOrder(9_501, NOON.minusSeconds(60)), null);

        // when / then
        assertThat(ProposalDecision.decide(proposalInput(enough, target(15, 0.01))))
                .isInstanceOf(CapCheckPending.class);
        assertNoOrder(tooFew, target(15, 0.01), NoOrderReason.TOO_FEW_NEW_VIEWS);
    }

    @Test
    void a_target_that_led_to_an_order_leads_to_no_other() {
        assertNoOrder(
                new CampaignBrief(brief(), true, new LastOrder(0, NOON.minusSeconds(1)), null),
                target(15, 0.01),
                NoOrderReason.ALREADY_ANSWERED);
    }

    @Test
    void no_money_is_spent_on_an_old_snapshot() {
        var old = Fixtures.target("c-1", "t-1", Verdict.BEHIND, 15, 0.01, 10_000, NOON.minus(Duration.ofMinutes(61)));
        assertNoOrder(campaign(), old, NoOrderReason.STALE);
    }

    @Test
    void a_campaign_has_one_order_in_flight() {
        // when
        ProposalDecision decision =
                ProposalDecision.decide(new ProposalInput(campaign(), target(15, 0.01), true, NOON, policy()));

        // then
        assertThat(decision).isEqualTo(new NoOrder(NoOrderReason.IN_FLIGHT));
    }

    @Test
    void reach_that_makes_the_ratio_worse_is_refused() {
        assertRefused(brief(), 0.02, RefusalCode.REACH_CANNOT_CLOSE_GAP);
        assertRefused(brief(), 0.05, RefusalCode.REACH_CANNOT_CLOSE_GAP);
        assertRefused(brief(), Double.NaN, RefusalCode.REACH_CANNOT_CLOSE_GAP);
    }

    @Test
    void an_unknown_provider_a_bad_account_and_an_unpriced_currency_are_refused() {
        assertRefused(brief("billboard", "1"), 0.01, RefusalCode.PROVIDER_UNKNOWN);
        assertRefused(brief("google-ads", "../x"), 0.01, RefusalCode.PROVIDER_REFUSED);
        var budget = new dev.ratiomesh.contracts.campaign.Budget(
                "CHF", new BigDecimal("200"), new BigDecimal("50"), new BigDecimal("50"), BigDecimal.ZERO);
        assertRefused(Fixtures.brief("c-1", "t-1", budget), 0.01, RefusalCode.PROVIDER_REFUSED);
    }

    @Test
    void an_unusable_brief_is_refused() {
        // given
        Brief of = brief();
        Brief nowhere = new Brief(
                of.campaignId(),
                of.tenantId(),
                of.videoId(),
                of.title(),
                of.genre(),
                of.viewGoal(),
                of.deadline(),
                of.cadence(),
                of.minimumNewViews(),
                "Mars/Olympus",
                of.budget(),
                of.reach());
        Brief boundless = Fixtures.brief("c-1", "t-1", Fixtures.budget("999999999999999", "50.00", "50.00", "25.00"));

        // when / then
        assertRefused(nowhere, 0.01, RefusalCode.PROVIDER_REFUSED);
        assertRefused(boundless, 0.01, RefusalCode.PROVIDER_REFUSED);
    }

    @Test
    void within_the_automatic_approval_the_rules_approve() {
        // when: 25.00 is the brief's autoApproveUpTo
        Transition transition = propose(campaign(), target(12.5, 0.01));

        // then
        assertThat(transition.next()).isInstanceOf(UnsentOrder.Approved.class);
        assertThat(transition.events().get(0))
                .isInstanceOfSatisfying(OrderProposed.class, event -> assertThat(event.needsApproval())
                        .isFalse());
        assertThat(transition.events().get(1))
                .isInstanceOfSatisfying(
                        OrderApproved.class, event -> assertThat(event.by()).isEqualTo("auto"));
    }

    @Test
    void above_the_automatic_approval_a_person_approves() {
        // when
        Transition transition = propose(campaign(), target(12.51, 0.01));

        // then
        assertThat(transition.next()).isInstanceOf(UnsentOrder.Proposed.class);
        assertThat(transition.events()).hasSize(1);
        assertThat(transition.next().proposal().decideBy()).isEqualTo(NOON.plus(Duration.ofHours(24)));
    }

    @Test
    void an_insertion_always_waits_for_a_person() {
        // given
        CampaignBrief campaign = new CampaignBrief(brief("insertion", "Radio One"), true, null, null);

        // when / then
        assertThat(propose(campaign, target(5, 0.01)).next()).isInstanceOf(UnsentOrder.Proposed.class);
    }

    @Test
    void one_target_leads_to_one_order_id_only() {
        assertThat(propose(campaign(), target(15, 0.01)).next().proposal().orderId())
                .isEqualTo(
                        propose(campaign(), target(20, 0.01)).next().proposal().orderId())
                .matches("ord-[0-9a-f-]{36}");
    }

    @Test
    void an_order_counts_against_every_day_and_month_in_which_it_can_spend() {
        // given: noon on 21 November, a day to approve, a day to send, seven days to show
        CapCheckPending pending = (CapCheckPending) ProposalDecision.decide(new ProposalInput(
                campaign(), target(15, 0.01), false, NOON, policy(Optional.of(new BigDecimal("300")))));

        // when
        List<String> caps =
                pending.limits().stream().map(limit -> limit.key().text()).toList();

        // then
        assertThat(caps)
                .startsWith("campaign-day/c-1/USD/2026-11-21")
                .contains("campaign-day/c-1/USD/2026-11-30", "campaign/c-1/USD", "tenant-month/t-1/USD/2026-11")
                .hasSize(12)
                .isSorted();
    }

    @Test
    void days_are_those_of_the_briefs_time_zone() {
        // given
        Brief of = brief();
        Brief tokyo = new Brief(
                of.campaignId(),
                of.tenantId(),
                of.videoId(),
                of.title(),
                of.genre(),
                of.viewGoal(),
                of.deadline(),
                of.cadence(),
                of.minimumNewViews(),
                "Asia/Tokyo",
                of.budget(),
                of.reach());

        // when
        var caps = ApplicableCaps.at(new CampaignBrief(tokyo, true, null, null), NOON.plus(Duration.ofHours(4)));

        // then
        assertThat(caps).extracting(CapKey::text).contains("campaign-day/c-1/USD/2026-11-22");
    }

    private static Transition propose(CampaignBrief campaign, TargetComputed target) {
        CapCheckPending pending = (CapCheckPending) ProposalDecision.decide(proposalInput(campaign, target));
        return ((Propose) pending.applyCaps(List.of())).transition();
    }

    private static void assertNoOrder(CampaignBrief campaign, TargetComputed target, NoOrderReason reason) {
        assertThat(ProposalDecision.decide(proposalInput(campaign, target))).isEqualTo(new NoOrder(reason));
    }

    private static void assertRefused(Brief brief, double perNewView, RefusalCode code) {
        ProposalDecision decision = ProposalDecision.decide(
                proposalInput(new CampaignBrief(brief, true, null, null), target(15, perNewView)));
        assertThat(decision).isInstanceOfSatisfying(Refuse.class, refuse -> assertThat(
                        refuse.refusal().code())
                .isEqualTo(code));
    }
}
