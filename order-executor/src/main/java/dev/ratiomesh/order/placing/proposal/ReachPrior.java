package dev.ratiomesh.order.placing.proposal;

import dev.ratiomesh.order.learning.ReachEstimate;
import java.math.BigDecimal;

/**
 * Holds the estimated likes and the estimated cost of a bought view, before an order.
 *
 * @param likesPerReach likes of one reached viewer, 0 to 1
 * @param costPerView cost of one view, in major units of the order's currency, above 0
 * @param evidence number of settled orders behind the estimate; 0 is configuration alone
 */
public record ReachPrior(double likesPerReach, BigDecimal costPerView, int evidence) {

    static ReachPrior of(ReachEstimate estimate) {
        return new ReachPrior(
                estimate.likesPerReach(),
                estimate.costPerView(),
                estimate.tally().orders());
    }
}
