package dev.ratiomesh.order.placing.proposal;

import java.math.BigDecimal;

/**
 * What a provider takes, in major units of one currency.
 *
 * @param minimumPerDay the least a day of showing must be paid with; 0 when there is none
 * @param maximum the most one order may be
 * @param step budgets are multiples of it
 * @param days the longest an order is shown
 */
public record ProviderTerms(BigDecimal minimumPerDay, BigDecimal maximum, BigDecimal step, int days) {}
