package dev.ratiomesh.order.placing.proposal;

import dev.ratiomesh.order.placing.caps.CapBalance;
import dev.ratiomesh.order.placing.caps.CapLimit;
import dev.ratiomesh.order.placing.caps.TightestCap;
import dev.ratiomesh.order.placing.proposal.OrderPolicy.ProviderTerms;
import dev.ratiomesh.order.placing.proposal.OrderPolicy.ReachPrior;
import dev.ratiomesh.order.placing.proposal.ProposalDecision.CapCheckPending;
import dev.ratiomesh.order.placing.proposal.ProposalDecision.NoOrderReason;
import dev.ratiomesh.order.placing.proposal.ProposalDecision.ProposalInput;
import dev.ratiomesh.order.placing.state.OrderProposal;
import dev.ratiomesh.order.placing.state.OrderRefusal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Explains step by step how a decision follows from its evidence: triggers, rules, sizing, caps and the result. The same code
 * derives it when the order is proposed and when the explanation is verified later.
 *
 * <p>Stored and signed as JSON: the component names and the texts stay.
 *
 * @param triggers in order, up to the first that stopped the decision
 * @param rules in order, up to the first that stopped the decision; empty when a trigger did
 * @param sizing null when no order was proposed
 * @param caps before and after the reservation, in locking order
 * @param result null when no order was proposed
 */
public record DecisionTrace(
        List<GateOutcome> triggers,
        List<GateOutcome> rules,
        @Nullable SizingTrace sizing,
        List<CapStep> caps,
        @Nullable Result result) {

    /**
     * Holds the outcome of one trigger or rule.
     *
     * @param detail the reason for which it stopped the decision; null when it passed
     */
    public record GateOutcome(String name, boolean passed, @Nullable String detail) {}

    /** Holds a cap before and after the reservation; limit and remainders are null without a limit. */
    public record CapStep(
            String cap,
            @Nullable BigDecimal limit,
            BigDecimal spent,
            BigDecimal reservedBefore,
            @Nullable BigDecimal leftBefore,
            BigDecimal reservedAfter,
            @Nullable BigDecimal leftAfter) {}

    /**
     * Holds the order as it was proposed.
     *
     * @param automatic whether it needed no approval by a person
     */
    public record Result(
            String orderId,
            String provider,
            String account,
            String currency,
            BigDecimal budget,
            int days,
            long plannedViews,
            double gap,
            Instant targetObservedAt,
            String model,
            boolean automatic,
            @Nullable Instant decideBy,
            Instant until,
            Instant createdAt) {}

    /** Derives the trace from the evidence; equal evidence gives an equal trace. */
    public static DecisionTrace derive(DecisionEvidence evidence) {
        ProposalInput input = evidence.toInput();
        List<GateOutcome> triggers = outcomes(ProposalTriggers.TRIGGERS, input, NoOrderReason::name);
        List<GateOutcome> rules =
                allPassed(triggers) ? outcomes(OrderRules.RULES, input, DecisionTrace::refusalText) : List.of();
        ProposalDecision decision = ProposalDecision.decide(input);
        if (!(decision instanceof CapCheckPending pending)
                || !(pending.applyCaps(evidence.capsBefore()) instanceof ProposalDecision.Propose propose)) {
            return new DecisionTrace(triggers, rules, null, List.of(), null);
        }
        OrderProposal proposal = propose.transition().next().proposal();
        TightestCap tightest =
                TightestCap.of(evidence.campaign().brief().budget().orderCap(), evidence.capsBefore());
        return new DecisionTrace(
                triggers,
                rules,
                SizingTrace.of(pending.sizingInput(), tightest, proposal),
                caps(pending.limits(), evidence.capsBefore(), proposal.budget().amount()),
                result(proposal));
    }

    /** Checks the rules in order, up to the first that stops the decision. */
    private static <R> List<GateOutcome> outcomes(
            List<NamedRule<R>> namedRules, ProposalInput input, Function<R, String> text) {
        List<GateOutcome> outcomes = new ArrayList<>();
        for (NamedRule<R> namedRule : namedRules) {
            Optional<R> stop = namedRule.check(input);
            outcomes.add(new GateOutcome(
                    namedRule.name(), stop.isEmpty(), stop.map(text).orElse(null)));
            if (stop.isPresent()) {
                break;
            }
        }
        return outcomes;
    }

    /** Formats a refusal as stored traces hold it: a stored trace must be recomputed to the same text. */
    private static String refusalText(OrderRefusal refusal) {
        return "Refusal[code=" + refusal.code() + ", detail=" + refusal.detail() + "]";
    }

    private static boolean allPassed(List<GateOutcome> outcomes) {
        return outcomes.stream().allMatch(GateOutcome::passed);
    }

    /** Joins the limits of the order with the balances that were found. */
    private static List<CapStep> caps(List<CapLimit> limits, List<CapBalance> before, BigDecimal budget) {
        return limits.stream()
                .flatMap(limit -> before.stream()
                        .filter(balance -> balance.key().equals(limit.key()))
                        .map(balance -> step(limit, balance, budget)))
                .toList();
    }

    private static CapStep step(CapLimit limit, CapBalance balance, BigDecimal budget) {
        CapBalance before = new CapBalance(limit.key(), limit.limit(), balance.reserved(), balance.spent());
        CapBalance after =
                new CapBalance(limit.key(), limit.limit(), balance.reserved().add(budget), balance.spent());
        return new CapStep(
                limit.key().text(),
                limit.limit(),
                balance.spent(),
                balance.reserved(),
                before.remaining(),
                after.reserved(),
                after.remaining());
    }

    private static Result result(OrderProposal proposal) {
        return new Result(
                proposal.orderId(),
                proposal.provider().wireName(),
                proposal.account(),
                proposal.budget().currency().getCurrencyCode(),
                proposal.budget().amount(),
                proposal.days(),
                proposal.plannedViews(),
                proposal.gap(),
                proposal.targetObservedAt(),
                proposal.model(),
                proposal.decideBy() == null,
                proposal.decideBy(),
                proposal.until(),
                proposal.createdAt());
    }

    /**
     * Holds the sizing of an order step by step, in the order of the calculation.
     *
     * @param gap likes that are missing against the benchmark
     * @param likesPerReach r: estimated likes of one reached viewer
     * @param perNewView m: likes that the benchmark asks of one more view
     * @param narrowedPerView r - m: likes by which one bought view narrows the gap
     * @param viewsNeeded gap / (r - m), rounded up
     * @param evidence settled orders on which r and the cost of a view rest; 0 is configuration
     * @param wanted viewsNeeded x costPerView, rounded up to the step
     * @param minimumPerDay least budget of the provider for a day
     * @param maximum largest budget of the provider for an order
     * @param step budgets are multiples of it
     * @param room name of the tightest cap
     * @param roomLeft what remains under it
     * @param budget the least of wanted, maximum and roomLeft, rounded down to the step
     * @param days days of showing: as many as the budget allows at the minimum a day
     * @param plannedViews budget / costPerView, rounded down
     */
    public record SizingTrace(
            double gap,
            double likesPerReach,
            double perNewView,
            double narrowedPerView,
            BigDecimal viewsNeeded,
            BigDecimal costPerView,
            int evidence,
            BigDecimal wanted,
            BigDecimal minimumPerDay,
            BigDecimal maximum,
            BigDecimal step,
            String room,
            BigDecimal roomLeft,
            BigDecimal budget,
            int days,
            long plannedViews) {

        static SizingTrace of(OrderSizing.SizingInput sizingInput, TightestCap tightest, OrderProposal proposal) {
            ReachPrior prior = sizingInput.prior();
            ProviderTerms terms = sizingInput.terms();
            return new SizingTrace(
                    sizingInput.gap(),
                    prior.likesPerReach(),
                    sizingInput.perNewView(),
                    prior.likesPerReach() - sizingInput.perNewView(),
                    sizingInput.neededViews(),
                    prior.costPerView(),
                    prior.evidence(),
                    sizingInput.neededBudget().amount(),
                    terms.minimumPerDay(),
                    terms.maximum(),
                    terms.step(),
                    tightest.name(),
                    tightest.remaining(),
                    proposal.budget().amount(),
                    proposal.days(),
                    proposal.plannedViews());
        }
    }
}
