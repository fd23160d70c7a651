package dev.ratiomesh.order.placing.proposal;

import java.math.BigDecimal;

/**
 * Holds the limits that a provider sets for an order, in major units of one currency.
 *
 * @param minimumPerDay least budget for a day of showing; 0 without a minimum
 * @param maximum largest budget of one order
 * @param step budgets are multiples of it
 * @param days longest showing
 */
public record ProviderTerms(BigDecimal minimumPerDay, BigDecimal maximum, BigDecimal step, int days) {}
