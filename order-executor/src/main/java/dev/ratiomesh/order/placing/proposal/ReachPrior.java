package dev.ratiomesh.order.placing.proposal;

import dev.ratiomesh.order.learning.ReachEstimate;
import java.math.BigDecimal;

/**
 * What is believed of reach before an order.
 *
 * @param likesPerReach likes that one reached viewer gives, 0 to 1
 * @param costPerView what one view costs, in major units of the order's currency, above 0
 * @param evidence settled orders that this rests on; 0 is configuration
 */
public record ReachPrior(double likesPerReach, BigDecimal costPerView, int evidence) {

    static ReachPrior of(ReachEstimate belief) {
        return new ReachPrior(
                belief.likesPerReach(), belief.costPerView(), belief.tally().orders());
    }
}
