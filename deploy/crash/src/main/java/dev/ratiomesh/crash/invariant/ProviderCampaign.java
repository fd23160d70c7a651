package dev.ratiomesh.crash.invariant;

import java.math.BigDecimal;
import java.util.Set;

/**
 * Holds a campaign that the provider has accepted, by its own ledger.
 *
 * @param name its name there: the id of its order
 * @param budget the most that it can spend
 * @param spent amount spent so far
 * @param state the provider's word for its status
 */
public record ProviderCampaign(String name, String acceptedAt, BigDecimal budget, BigDecimal spent, String state) {
    private static final Set<String> ENDED = Set.of("REMOVED", "ENDED");

    /** Returns the id of its order; a broken sender adds a suffix to make the name fresh. */
    String orderId() {
        int suffix = name.indexOf('~');
        return suffix < 0 ? name : name.substring(0, suffix);
    }

    /** Returns its highest possible cost: all of its budget while it is shown. */
    BigDecimal exposure() {
        return ENDED.contains(state) ? spent : budget;
    }
}
