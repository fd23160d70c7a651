package dev.ratiomesh.order.placing.proposal;

import dev.ratiomesh.contracts.target.TargetFact.TargetComputed;
import dev.ratiomesh.order.learning.ReachEstimate;
import dev.ratiomesh.order.placing.caps.CapBalance;
import dev.ratiomesh.order.placing.proposal.OrderPolicy.ProviderTerms;
import dev.ratiomesh.order.placing.proposal.ProposalDecision.ProposalInput;
import dev.ratiomesh.order.placing.state.AdProvider;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds all inputs of a decision as they were at that moment; the {@link DecisionTrace} follows from them alone.
 *
 * <p>Stored and signed as JSON: the component names stay.
 *
 * @param inFlight whether an order of the campaign had not ended
 * @param now the moment of the decision
 * @param capsBefore the caps under the lock, before the order's budget was reserved
 */
public record DecisionEvidence(
        CampaignBrief campaign,
        TargetComputed target,
        boolean inFlight,
        Instant now,
        PolicyValues policy,
        List<CapBalance> capsBefore) {

    /** Writes out the inputs of a decision. */
    public static DecisionEvidence of(ProposalDecision.CapCheckPending pending, List<CapBalance> capsBefore) {
        ProposalInput input = pending.input();
        return new DecisionEvidence(
                input.campaign(),
                input.target(),
                input.inFlight(),
                input.now(),
                PolicyValues.of(input, pending.provider()),
                capsBefore);
    }

    /** Returns the input, so that it can be decided again. */
    ProposalInput toInput() {
        return new ProposalInput(campaign, target, inFlight, now, policy.toPolicy());
    }

    /**
     * Holds the policy of one decision: the looked-up values, written out.
     *
     * @param belief the reach estimate; stored under this name
     * @param tenantMonthCap null when there was no limit
     */
    public record PolicyValues(
            Duration approvalWithin,
            Duration sendWithin,
            Duration staleAfter,
            ProviderTerms terms,
            ReachEstimate belief,
            @Nullable BigDecimal tenantMonthCap) {

        static PolicyValues of(ProposalInput input, AdProvider provider) {
            OrderPolicy policy = input.policy();
            OrderPolicy.Lookup lookup = policy.lookup();
            var brief = input.campaign().brief();
            String currency = brief.budget().currency();
            return new PolicyValues(
                    policy.approvalWithin(),
                    policy.sendWithin(),
                    policy.staleAfter(),
                    lookup.terms(provider, currency).orElseThrow(),
                    lookup.reachEstimate(provider, brief.genre(), currency).orElseThrow(),
                    lookup.tenantMonthCap(brief.tenantId(), currency).orElse(null));
        }

        /** Returns a policy that gives these values for every lookup. */
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
