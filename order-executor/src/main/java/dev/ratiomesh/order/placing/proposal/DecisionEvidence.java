package dev.ratiomesh.order.placing.proposal;

import dev.ratiomesh.contracts.target.TargetFact.TargetComputed;
import dev.ratiomesh.order.learning.ReachEstimate;
import dev.ratiomesh.order.placing.caps.CapBalance;
import dev.ratiomesh.order.placing.state.AdProvider;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
        ProposalInput question = considering.input();
        return new DecisionEvidence(
                question.campaign(),
                question.target(),
                question.inFlight(),
                question.now(),
                PolicyValues.of(question, considering.provider()),
                capsBefore);
    }

    /** What was asked, to be asked again. */
    ProposalInput toInput() {
        return new ProposalInput(campaign, target, inFlight, now, policy.toPolicy());
    }

    /**
     * The policy as one decision saw it: what it looked up, written out.
     *
     * @param tenantMonthCap null when there was no limit
     */
    public record PolicyValues(
            Duration approvalWithin,
            Duration sendWithin,
            Duration staleAfter,
            ProviderTerms terms,
            ReachEstimate belief,
            @Nullable BigDecimal tenantMonthCap) {

        static PolicyValues of(ProposalInput question, AdProvider provider) {
            OrderPolicy policy = question.policy();
            OrderPolicy.Lookup lookup = policy.lookup();
            var brief = question.campaign().brief();
            String currency = brief.budget().currency();
            return new PolicyValues(
                    policy.approvalWithin(),
                    policy.sendWithin(),
                    policy.staleAfter(),
                    lookup.terms(provider, currency).orElseThrow(),
                    lookup.reachEstimate(provider, brief.genre(), currency).orElseThrow(),
                    lookup.tenantMonthCap(brief.tenantId(), currency).orElse(null));
        }

        /** A policy that knows these values only, whatever is looked up. */
        OrderPolicy toPolicy() {
            return new OrderPolicy(new KnownPolicy(this), approvalWithin, sendWithin, staleAfter);
        }

        private record KnownPolicy(PolicyValues values) implements OrderPolicy.Lookup {
            @Override
            public Optional<ProviderTerms> terms(AdProvider provider, String currency) {
                return Optional.of(values.terms());
            }

            @Override
            public Optional<ReachEstimate> reachEstimate(AdProvider provider, String genre, String currency) {
                return Optional.of(values.belief());
            }

            @Override
            public Optional<BigDecimal> tenantMonthCap(String tenantId, String currency) {
                return Optional.ofNullable(values.tenantMonthCap());
            }
        }
    }
}
