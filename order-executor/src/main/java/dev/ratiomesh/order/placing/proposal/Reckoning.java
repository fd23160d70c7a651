package dev.ratiomesh.order.placing.proposal;

import dev.ratiomesh.order.placing.caps.TightestCap;
import dev.ratiomesh.order.placing.state.OrderProposal;
import java.math.BigDecimal;

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
public record Reckoning(
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

    static Reckoning of(OrderSizing.SizingInput need, TightestCap room, OrderProposal proposal) {
        ReachPrior prior = need.prior();
        ProviderTerms terms = need.terms();
        return new Reckoning(
                need.gap(),
                prior.likesPerReach(),
                need.perNewView(),
                prior.likesPerReach() - need.perNewView(),
                need.views(),
                prior.costPerView(),
                prior.evidence(),
                need.wanted().amount(),
                terms.minimumPerDay(),
                terms.maximum(),
                terms.step(),
                room.name(),
                room.left(),
                proposal.budget().amount(),
                proposal.days(),
                proposal.plannedViews());
    }
}
