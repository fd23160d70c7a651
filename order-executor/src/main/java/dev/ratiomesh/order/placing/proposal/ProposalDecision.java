package dev.ratiomesh.order.placing.proposal;

import dev.ratiomesh.order.placing.caps.CapBalance;
import dev.ratiomesh.order.placing.caps.CapLimit;
import dev.ratiomesh.order.placing.caps.TightestCap;
import dev.ratiomesh.order.placing.proposal.OrderSizing.BudgetTooSmall;
import dev.ratiomesh.order.placing.proposal.OrderSizing.SizedPlan;
import dev.ratiomesh.order.placing.proposal.OrderSizing.SizingResult;
import dev.ratiomesh.order.placing.state.AdProvider;
import dev.ratiomesh.order.placing.state.Order.EndRequest;
import dev.ratiomesh.order.placing.state.OrderProposal;
import dev.ratiomesh.order.placing.state.OrderRefusal;
import dev.ratiomesh.order.placing.state.Proposed;
import dev.ratiomesh.order.placing.state.Transition;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a target leads to. */
public sealed interface ProposalDecision {
    /** No order is considered, and nothing said. */
    record NoOrder(NoOrderReason reason) implements ProposalDecision {}

    record Refuse(OrderRefusal refusal) implements ProposalDecision {}

    /**
     * An order can be due, if the caps leave room.
     *
     * @param limits the caps it counts against, in locking order
     */
    record CapCheckPending(
            ProposalInput input,
            OrderSizing.SizingInput sizingInput,
            AdProvider provider,
            SpendWindow window,
            List<CapLimit> limits)
            implements ProposalDecision {

        /** The order that fits under the caps as they stand, or why none does. */
        public ProposalDecision applyCaps(Collection<CapBalance> caps) {
            var budget = input.campaign().brief().budget();
            SizingResult sized = OrderSizing.size(sizingInput, TightestCap.of(budget.orderCap(), caps));
            return sized instanceof SizedPlan plan ? propose(plan) : new Refuse(((BudgetTooSmall) sized).refusal());
        }

        private Propose propose(SizedPlan plan) {
            BigDecimal auto = input.campaign().brief().budget().autoApproveUpTo();
            boolean rulesDecide =
                    provider.isAutomatic() && plan.budget().amount().compareTo(auto) <= 0;
            Instant decideBy =
                    rulesDecide ? null : input.now().plus(input.policy().approvalWithin());
            Transition proposed = Proposed.propose(proposal(plan, decideBy));
            return new Propose(
                    rulesDecide
                            ? proposed.followedBy(((Proposed) proposed.next()).approve(EndRequest.AUTO, input.now()))
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

    /** The order and what is said of it; its budget must be reserved under every cap in the same transaction. */
    record Propose(Transition transition) implements ProposalDecision {}

    /** Asks the triggers, then the rules; the caps are asked with {@link CapCheckPending#applyCaps}. */
    static ProposalDecision decide(ProposalInput question) {
        Optional<NoOrderReason> silence = ProposalTriggers.TRIGGERS.stream()
                .flatMap(trigger -> trigger.check(question).stream())
                .findFirst();
        if (silence.isPresent()) {
            return new NoOrder(silence.get());
        }
        return OrderRules.RULES.stream()
                .flatMap(rule -> rule.check(question).stream())
                .findFirst()
                .<ProposalDecision>map(Refuse::new)
                .orElseGet(() -> capCheck(question));
    }

    private static CapCheckPending capCheck(ProposalInput question) {
        var brief = question.campaign().brief();
        String currency = brief.budget().currency();
        AdProvider provider = AdProvider.named(brief.reach().provider()).orElseThrow();
        OrderPolicy.Lookup lookup = question.policy().lookup();
        ProviderTerms terms = lookup.terms(provider, currency).orElseThrow();
        var likes = question.target().likes();
        OrderSizing.SizingInput need = new OrderSizing.SizingInput(
                Objects.requireNonNull(likes.gap()),
                Objects.requireNonNull(likes.perNewView()),
                lookup.reachPrior(provider, brief.genre(), currency).orElseThrow(),
                terms,
                question.campaign().currency());
        SpendWindow window = SpendWindow.of(question, terms.days());
        return new CapCheckPending(
                question,
                need,
                provider,
                window,
                ApplicableCaps.forWindow(question.campaign(), window, question.policy()));
    }

    /** One target can lead to one order only: its id follows from the target. */
    static String orderId(String campaignId, Instant observedAt) {
        byte[] target = (campaignId + '|' + observedAt).getBytes(StandardCharsets.UTF_8);
        return "ord-" + UUID.nameUUIDFromBytes(target);
    }
}
