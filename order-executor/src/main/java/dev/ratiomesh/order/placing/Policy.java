package dev.ratiomesh.order.placing;

import dev.ratiomesh.order.learning.Belief;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * What configuration says about orders.
 *
 * @param approvalWithin how long a person may take to decide
 * @param sendWithin how long after the decision an order may still be sent
 * @param staleAfter age of a reading on which no money is spent any more
 */
public record Policy(Lookup lookup, Duration approvalWithin, Duration sendWithin, Duration staleAfter) {

    /** The same with another lookup. */
    public Policy with(Lookup other) {
        return new Policy(other, approvalWithin, sendWithin, staleAfter);
    }

    /** What depends on provider, currency or tenant; empty where nothing is configured. */
    public interface Lookup {
        Optional<Terms> terms(Provider provider, String currency);

        /** What is believed of reach: configuration, sharpened by what settled orders of this kind have taught. */
        Optional<Belief> belief(Provider provider, String genre, String currency);

        default Optional<Prior> prior(Provider provider, String genre, String currency) {
            return belief(provider, genre, currency).map(Prior::of);
        }

        /** The most a tenant may commit in a month; empty for no limit. */
        Optional<BigDecimal> tenantMonthCap(String tenantId, String currency);
    }
}
