package dev.ratiomesh.order.placing.proposal;

import dev.ratiomesh.contracts.target.TargetFact.TargetComputed;
import dev.ratiomesh.order.placing.caps.CapBalance;
import java.time.Instant;
import java.util.List;

/**
 * Everything that a decision for an order rested on, as it was then; {@link DecisionTrace} follows from it alone.
 *
 * @param capsBefore the caps under the lock, before the order's budget was reserved
 */
public record DecisionEvidence(
        CampaignBrief campaign,
        TargetComputed target,
        boolean inFlight,
        Instant now,
        PolicyValues policy,
        List<CapBalance> capsBefore) {

    public static DecisionEvidence of(ProposalDecision.CapCheckPending considering, List<CapBalance> capsBefore) {
        ProposalInput question = considering.question();
        return new DecisionEvidence(
                question.campaign(),
                question.target(),
                question.inFlight(),
                question.now(),
                PolicyValues.of(question, considering.provider()),
                capsBefore);
    }

    /** What was asked, to be asked again. */
    ProposalInput question() {
        return new ProposalInput(campaign, target, inFlight, now, policy.toPolicy());
    }
}
