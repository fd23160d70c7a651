package dev.ratiomesh.order.placing.proposal;

import dev.ratiomesh.contracts.target.TargetFact.TargetComputed;
import dev.ratiomesh.order.placing.caps.CapBalance;
import dev.ratiomesh.order.placing.caps.CapLimit;
import dev.ratiomesh.order.placing.caps.TightestCap;
import dev.ratiomesh.order.placing.proposal.OrderPolicy.ProviderTerms;
import dev.ratiomesh.order.placing.proposal.OrderSizing.BudgetTooSmall;
import dev.ratiomesh.order.placing.proposal.OrderSizing.SizedPlan;
import dev.ratiomesh.order.placing.proposal.OrderSizing.SizingResult;
import dev.ratiomesh.order.placing.state.AdProvider;
import dev.ratiomesh.order.placing.state.Order.EndRequest;
import dev.ratiomesh.order.placing.state.OrderProposal;
import dev.ratiomesh.order.placing.state.OrderRefusal;
import dev.ratiomesh.order.placing.state.Transition;
import dev.ratiomesh.order.placing.state.UnsentOrder;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The decision on a target: no order, a refusal, or an order that is proposed once its caps allow it. */
public sealed interface ProposalDecision {
    /** The target leads to no order, and no event is published. */
    record NoOrder(NoOrderReason reason) implements ProposalDecision {}

    /** An order would be due and is refused; the refusal is published. */
    record Refuse(OrderRefusal refusal) implements ProposalDecision {}

    /**
     * An order is due if its caps allow it.
     *
     * @param limits the caps that the order counts against, in locking order
     */
    record CapCheckPending(
            ProposalInput input,
            OrderSizing.SizingInput sizingInput,
            AdProvider provider,
            SpendWindow window,
            List<CapLimit> limits)
            implements ProposalDecision {

        /** Proposes the order that fits under the balances, or refuses it. */
        public ProposalDecision applyCaps(Collection<CapBalance> balances) {
            var budget = input.campaign().brief().budget();
            SizingResult result = OrderSizing.size(sizingInput, TightestCap.of(budget.orderCap(), balances));
            return result instanceof SizedPlan plan ? propose(plan) : new Refuse(((BudgetTooSmall) result).refusal());
        }

        private Propose propose(SizedPlan plan) {
            BigDecimal autoApproveUpTo = input.campaign().brief().budget().autoApproveUpTo();
            boolean automatic = provider.isAutomatic() && plan.budget().amount().compareTo(autoApproveUpTo) <= 0;
            Instant decideBy =
                    automatic ? null : input.now().plus(input.policy().approvalWithin());
            Transition proposed = UnsentOrder.Proposed.propose(proposal(plan, decideBy));
            return new Propose(
                    automatic
                            ? proposed.followedBy(
                                    ((UnsentOrder.Proposed) proposed.next()).approve(EndRequest.AUTO, input.now()))
                            : proposed);
        }

        private OrderProposal proposal(SizedPlan plan, @Nullable Instant decideBy) {
            var brief = input.campaign().brief();
            var target = input.target();
            return new OrderProposal(
                    orderId(brief.campaignId(), target.observedAt()),
                    brief.campaignId(),
                    brief.tenantId(),
                    brief.videoId(),
                    brief.title(),
                    provider,
                    brief.reach().account(),
                    plan.budget(),
                    plan.days(),
                    plan.views(),
                    sizingInput.gap(),
                    target.observedAt(),
                    Objects.requireNonNullElse(target.likes().model(), ""),
                    decideBy,
                    window.until(),
                    input.now());
        }
    }

    /** An order is proposed; its budget must be reserved under every cap in the same transaction. */
    record Propose(Transition transition) implements ProposalDecision {}

    /** Checks the triggers, then the rules; {@link CapCheckPending#applyCaps} checks the caps. */
    static ProposalDecision decide(ProposalInput input) {
        Optional<NoOrderReason> noOrder = ProposalTriggers.TRIGGERS.stream()
                .flatMap(trigger -> trigger.check(input).stream())
                .findFirst();
        if (noOrder.isPresent()) {
            return new NoOrder(noOrder.get());
        }
        return OrderRules.RULES.stream()
                .flatMap(rule -> rule.check(input).stream())
                .findFirst()
                .<ProposalDecision>map(Refuse::new)
                .orElseGet(() -> capCheck(input));
    }

    private static CapCheckPending capCheck(ProposalInput input) {
        var brief = input.campaign().brief();
        String currency = brief.budget().currency();
        AdProvider provider = AdProvider.named(brief.reach().provider()).orElseThrow();
        OrderPolicy.Lookup lookup = input.policy().lookup();
        ProviderTerms terms = lookup.terms(provider, currency).orElseThrow();
        var likes = input.target().likes();
        OrderSizing.SizingInput sizingInput = new OrderSizing.SizingInput(
                Objects.requireNonNull(likes.gap()),
                Objects.requireNonNull(likes.perNewView()),
                lookup.reachPrior(provider, brief.genre(), currency).orElseThrow(),
                terms,
                input.campaign().currency());
        SpendWindow window = SpendWindow.of(input, terms.days());
        return new CapCheckPending(
                input,
                sizingInput,
                provider,
                window,
                ApplicableCaps.forWindow(input.campaign(), window, input.policy()));
    }

    /** Derives the order's id from the target, so that one target leads to one order only. */
    static String orderId(String campaignId, Instant observedAt) {
        byte[] target = (campaignId + '|' + observedAt).getBytes(StandardCharsets.UTF_8);
        return "ord-" + UUID.nameUUIDFromBytes(target);
    }

    /** Names the reasons for which a target leads to no order; no event is published. Stored in traces by name. */
    enum NoOrderReason {
        NOT_RUNNING,
        DEADLINE_PASSED,
        NOT_BEHIND,
        /** The target is not newer than the target of the last order. */
        ALREADY_ANSWERED,
        /** The target's snapshot is too old to spend money on. */
        STALE,
        TOO_FEW_NEW_VIEWS,
        /** An order of this campaign has not ended yet. */
        IN_FLIGHT
    }

    /**
     * Holds all inputs of the decision on a target.
     *
     * @param inFlight whether an order of the campaign has not ended
     */
    record ProposalInput(
            CampaignBrief campaign, TargetComputed target, boolean inFlight, Instant now, OrderPolicy policy) {}
}
