package dev.ratiomesh.order.placing.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.order.placing.OrderFixtures;
import dev.ratiomesh.order.placing.caps.CapBalance;
import dev.ratiomesh.order.placing.state.OrderProposal;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionTraceTest {

    @Test
    void follows_from_the_evidence_alone_to_the_order_that_was_proposed() {
        // given
        var considering = (ProposalDecision.CapCheckPending) ProposalDecision.decide(
                OrderFixtures.proposalInput(OrderFixtures.campaign(), OrderFixtures.target(15, 0.01)));
        List<CapBalance> caps = OrderFixtures.untouchedCaps(considering);
        OrderProposal proposed = ((ProposalDecision.Propose) considering.applyCaps(caps))
                .transition()
                .next()
                .proposal();

        // when: it has been to the database and back
        DecisionEvidence evidence = DecisionEvidenceJson.evidence(
                DecisionEvidenceJson.parse(DecisionEvidenceJson.write(DecisionEvidence.of(considering, caps))));
        DecisionTrace reasoning = DecisionTrace.derive(evidence);

        // then
        assertThat(reasoning.triggers())
                .hasSize(ProposalTriggers.TRIGGERS.size())
                .allMatch(DecisionTrace.GateOutcome::passed);
        assertThat(reasoning.rules()).hasSize(OrderRules.RULES.size()).allMatch(DecisionTrace.GateOutcome::passed);
        assertThat(reasoning.result()).satisfies(result -> {
            assertThat(result.orderId()).isEqualTo(proposed.orderId());
            assertThat(result.budget()).isEqualByComparingTo("30.00");
            assertThat(result.until()).isEqualTo(proposed.until());
        });
        assertThat(reasoning.sizing()).satisfies(sizing -> {
            assertThat(sizing.viewsNeeded()).isEqualByComparingTo("1500");
            assertThat(sizing.narrowedPerView()).isEqualTo(0.01);
        });
    }

    @Test
    void shows_each_cap_before_and_after_the_reservation() {
        // given
        var considering = (ProposalDecision.CapCheckPending) ProposalDecision.decide(
                OrderFixtures.proposalInput(OrderFixtures.campaign(), OrderFixtures.target(15, 0.01)));

        // when
        DecisionTrace reasoning =
                DecisionTrace.derive(DecisionEvidence.of(considering, OrderFixtures.untouchedCaps(considering)));

        // then
        assertThat(reasoning.caps()).hasSize(considering.limits().size()).allSatisfy(cap -> {
            assertThat(cap.reservedBefore()).isEqualByComparingTo(BigDecimal.ZERO);
            assertThat(cap.reservedAfter()).isEqualByComparingTo("30.00");
        });
    }

    @Test
    void stops_at_the_first_check_that_does_not_pass_and_says_why() {
        // given: the evidence of an order, with a campaign that no longer runs
        var considering = (ProposalDecision.CapCheckPending) ProposalDecision.decide(
                OrderFixtures.proposalInput(OrderFixtures.campaign(), OrderFixtures.target(15, 0.01)));
        DecisionEvidence whole = DecisionEvidence.of(considering, OrderFixtures.untouchedCaps(considering));
        CampaignBrief stopped = new CampaignBrief(whole.campaign().brief(), false, null, null);

        // when
        DecisionTrace reasoning = DecisionTrace.derive(new DecisionEvidence(
                stopped, whole.target(), whole.inFlight(), whole.now(), whole.policy(), whole.capsBefore()));

        // then
        assertThat(reasoning.triggers())
                .containsExactly(new DecisionTrace.GateOutcome("campaignRuns", false, "NOT_RUNNING"));
        assertThat(reasoning.result()).isNull();
    }
}
