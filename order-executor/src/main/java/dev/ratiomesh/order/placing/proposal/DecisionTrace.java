package dev.ratiomesh.order.placing.proposal;

import dev.ratiomesh.order.placing.caps.CapBalance;
import dev.ratiomesh.order.placing.caps.CapLimit;
import dev.ratiomesh.order.placing.caps.TightestCap;
import dev.ratiomesh.order.placing.proposal.ProposalDecision.CapCheckPending;
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
 * How a decision follows from its evidence: each check in turn, the sizing, the caps and the result. It is reckoned by the
 * same code that decides, when the order is proposed and by whoever checks it later.
 *
 * @param sizing null when a check stopped it
 * @param caps before and after the reservation, in locking order
 * @param result null when no order came of it
 */
public record DecisionTrace(
        List<GateOutcome> triggers,
        List<GateOutcome> rules,
        @Nullable SizingTrace sizing,
        List<CapStep> caps,
        @Nullable Result result) {

    /** @param detail why it did not pass, null when it did */
    public record GateOutcome(String name, boolean passed, @Nullable String detail) {}

    /** A cap and what the order takes of it; limit and what is left are null when there is no limit. */
    public record CapStep(
            String cap,
            @Nullable BigDecimal limit,
            BigDecimal spent,
            BigDecimal reservedBefore,
            @Nullable BigDecimal leftBefore,
            BigDecimal reservedAfter,
            @Nullable BigDecimal leftAfter) {}

    /**
     * The order as it was proposed.
     *
     * @param automatic whether it needed no person
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

    public static DecisionTrace derive(DecisionEvidence evidence) {
        ProposalInput question = evidence.toInput();
        List<GateOutcome> triggers = outcomes(ProposalTriggers.TRIGGERS, question, NoOrderReason::name);
        List<GateOutcome> rules =
                allPassed(triggers) ? outcomes(OrderRules.RULES, question, DecisionTrace::refusalText) : List.of();
        ProposalDecision ruling = ProposalDecision.decide(question);
        if (!(ruling instanceof CapCheckPending considering)
                || !(considering.applyCaps(evidence.capsBefore()) instanceof ProposalDecision.Propose proposing)) {
            return new DecisionTrace(triggers, rules, null, List.of(), null);
        }
        OrderProposal proposal = proposing.transition().next().proposal();
        TightestCap room = TightestCap.of(evidence.campaign().brief().budget().orderCap(), evidence.capsBefore());
        return new DecisionTrace(
                triggers,
                rules,
                SizingTrace.of(considering.sizingInput(), room, proposal),
                caps(
                        considering.limits(),
                        evidence.capsBefore(),
                        proposal.budget().amount()),
                result(proposal));
    }

    /** Up to the first that does not pass; the others are not asked then. */
    private static <R> List<GateOutcome> outcomes(
            List<NamedRule<R>> gates, ProposalInput question, Function<R, String> text) {
        List<GateOutcome> outcomes = new ArrayList<>();
        for (NamedRule<R> gate : gates) {
            Optional<R> stop = gate.check(question);
            outcomes.add(
                    new GateOutcome(gate.name(), stop.isEmpty(), stop.map(text).orElse(null)));
            if (stop.isPresent()) {
                break;
            }
        }
        return outcomes;
    }

    /** As traces have always held it, whatever the record is called: those that are stored must recompute to the same. */
    private static String refusalText(OrderRefusal refusal) {
        return "Refusal[code=" + refusal.code() + ", detail=" + refusal.detail() + "]";
    }

    private static boolean allPassed(List<GateOutcome> outcomes) {
        return outcomes.stream().allMatch(GateOutcome::passed);
    }

    /** Of the caps the order must count against, with the figures of those that were there. */
    private static List<CapStep> caps(List<CapLimit> limits, List<CapBalance> before, BigDecimal budget) {
        return limits.stream()
                .flatMap(limit -> before.stream()
                        .filter(state -> state.key().equals(limit.key()))
                        .map(state -> step(limit, state, budget)))
                .toList();
    }

    private static CapStep step(CapLimit limit, CapBalance state, BigDecimal budget) {
        CapBalance before = new CapBalance(limit.key(), limit.limit(), state.reserved(), state.spent());
        CapBalance after =
                new CapBalance(limit.key(), limit.limit(), state.reserved().add(budget), state.spent());
        return new CapStep(
                limit.key().text(),
                limit.limit(),
                state.spent(),
                state.reserved(),
                before.remaining(),
                after.reserved(),
                after.remaining());
    }

    private static Result result(OrderProposal of) {
        return new Result(
                of.orderId(),
                of.provider().wireName(),
                of.account(),
                of.budget().currency().getCurrencyCode(),
                of.budget().amount(),
                of.days(),
                of.plannedViews(),
                of.gap(),
                of.targetObservedAt(),
                of.model(),
                of.decideBy() == null,
                of.decideBy(),
                of.until(),
                of.createdAt());
    }

    /**
     * The sizing of an order, step by step, in the order in which it is reckoned.
     *
     * @param gap likes that are missing
     * @param likesPerReach r: likes a reached viewer is believed to give
     * @param perNewView m: likes the benchmark asks for one more view
     * @param narrowedPerView r - m: how far one view bought narrows the gap
     * @param viewsNeeded gap / (r - m), rounded up
     * @param evidence settled orders on which r and the cost of a view rest; 0 is configuration
     * @param wanted viewsNeeded x costPerView, rounded up to the step
     * @param minimumPerDay what the provider takes at least for a day
     * @param maximum what the provider takes at most for an order
     * @param step budgets are multiples of it
     * @param room the name of the cap that leaves least
     * @param roomLeft what it leaves
     * @param budget the least of wanted, maximum and roomLeft, rounded down to the step
     * @param days for which the budget lasts at the minimum a day
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

        static SizingTrace of(OrderSizing.SizingInput need, TightestCap room, OrderProposal proposal) {
            ReachPrior prior = need.prior();
            ProviderTerms terms = need.terms();
            return new SizingTrace(
                    need.gap(),
                    prior.likesPerReach(),
                    need.perNewView(),
                    prior.likesPerReach() - need.perNewView(),
                    need.neededViews(),
                    prior.costPerView(),
                    prior.evidence(),
                    need.neededBudget().amount(),
                    terms.minimumPerDay(),
                    terms.maximum(),
                    terms.step(),
                    room.name(),
                    room.remaining(),
                    proposal.budget().amount(),
                    proposal.days(),
                    proposal.plannedViews());
        }
    }
}
