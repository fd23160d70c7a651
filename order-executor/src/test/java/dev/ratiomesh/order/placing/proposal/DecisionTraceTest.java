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
        var pending = (ProposalDecision.CapCheckPending) ProposalDecision.decide(
                OrderFixtures.proposalInput(OrderFixtures.campaign(), OrderFixtures.target(15, 0.01)));
        List<CapBalance> caps = OrderFixtures.untouchedCaps(pending);
        OrderProposal proposed = ((ProposalDecision.Propose) pending.applyCaps(caps))
                .transition()
                .next()
                .proposal();

        // when: it has been to the database and back
        DecisionEvidence evidence = DecisionEvidenceJson.evidence(
                DecisionEvidenceJson.parse(DecisionEvidenceJson.write(DecisionEvidence.of(pending, caps))));
        DecisionTrace trace = DecisionTrace.derive(evidence);

        // then
        assertThat(trace.triggers())
                .hasSize(ProposalTriggers.TRIGGERS.size())
                .allMatch(DecisionTrace.GateOutcome::passed);
        assertThat(trace.rules()).hasSize(OrderRules.RULES.size()).allMatch(DecisionTrace.GateOutcome::passed);
        assertThat(trace.result()).satisfies(result -> {
            assertThat(result.orderId()).isEqualTo(proposed.orderId());
            assertThat(result.budget()).isEqualByComparingTo("30.00");
            assertThat(result.until()).isEqualTo(proposed.until());
        });
        assertThat(trace.sizing()).satisfies(sizing -> {
            assertThat(sizing.viewsNeeded()).isEqualByComparingTo("1500");
            assertThat(sizing.narrowedPerView()).isEqualTo(0.01);
        });
    }

    @Test
    void shows_each_cap_before_and_after_the_reservation() {
        // given
        var pending = (ProposalDecision.CapCheckPending) ProposalDecision.decide(
                OrderFixtures.proposalInput(OrderFixtures.campaign(), OrderFixtures.target(15, 0.01)));

        // when
        DecisionTrace trace = DecisionTrace.derive(DecisionEvidence.of(pending, OrderFixtures.untouchedCaps(pending)));

        // then
        assertThat(trace.caps()).hasSize(pending.limits().size()).allSatisfy(cap -> {
            assertThat(cap.reservedBefore()).isEqualByComparingTo(BigDecimal.ZERO);
            assertThat(cap.reservedAfter()).isEqualByComparingTo("30.00");
        });
    }

    @Test
    void stops_at_the_first_failed_check_and_gives_its_reason() {
        // given: the evidence of an order, with a campaign that no longer runs
        var pending = (ProposalDecision.CapCheckPending) ProposalDecision.decide(
                OrderFixtures.proposalInput(OrderFixtures.campaign(), OrderFixtures.target(15, 0.01)));
        DecisionEvidence complete = DecisionEvidence.of(pending, OrderFixtures.untouchedCaps(pending));
        CampaignBrief stopped = new CampaignBrief(complete.campaign().brief(), false, null, null);

        // when
        DecisionTrace trace = DecisionTrace.derive(new DecisionEvidence(
                stopped,
                complete.target(),
                complete.inFlight(),
                complete.now(),
                complete.policy(),
                complete.capsBefore()));

        // then
        assertThat(trace.triggers())
                .containsExactly(new DecisionTrace.GateOutcome("campaignRuns", false, "NOT_RUNNING"));
        assertThat(trace.result()).isNull();
    }
}
