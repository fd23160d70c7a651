package dev.ratiomesh.crash.invariant;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds the records of order-executor, read in one transaction.
 *
 * @param held by cap, the sum that orders reserve and have spent under it
 * @param booked by order, the sum of its cost lines
 */
public record OrderBooks(
        List<OrderSeen> orders, List<CapSeen> caps, Map<String, BigDecimal> held, Map<String, BigDecimal> booked) {

    /** Holds an order as it is stored. */
    public record OrderSeen(
            String id, String campaign, String state, long version, BigDecimal budget, BigDecimal spent) {
        private static final Set<String> ENDED = Set.of("SETTLED", "REFUSED", "REJECTED", "CANCELLED");

        public boolean hasEnded() {
            return ENDED.contains(state);
        }
    }

    /** Holds a cap as it is stored; one without a limit cannot be exceeded. */
    public record CapSeen(String id, @Nullable BigDecimal limit, BigDecimal reserved, BigDecimal spent) {
        public BigDecimal used() {
            return reserved.add(spent);
        }

        boolean isExceeded() {
            return limit != null && used().compareTo(limit) > 0;
        }

        /** Tells whether this is the cap of that whole campaign. */
        boolean isOfCampaign(String campaign) {
            return id.startsWith("campaign/" + campaign + "/");
        }
    }

    Map<String, OrderSeen> byId() {
        return orders.stream().collect(Collectors.toMap(OrderSeen::id, Function.identity()));
    }
}
