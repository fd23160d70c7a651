package dev.ratiomesh.contracts.order;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** The reason for which a command to an order was rejected. */
public enum OrderRejectionCode {
    /** The tenant and campaign have no such order. */
    ORDER_UNKNOWN,
    /** The order was approved, rejected, cancelled or refused before. */
    ALREADY_DECIDED,
    /** The period for the approval is over. */
    EXPIRED,
    /** The order's state does not allow the command. */
    NOT_POSSIBLE_NOW,
    /** The command does not apply to orders of this provider. */
    WRONG_PROVIDER,
    /** This version of the service does not support the command. */
    NOT_SUPPORTED,
    /** A request may still reach the provider, so that an absence of the order there proves nothing yet. */
    STILL_ON_ITS_WAY,
    /** The reference is missing, has not this provider's form, or belongs to another order. */
    REFERENCE_INVALID,
    /** The finding needs a reason, and the command has none. */
    REASON_MISSING,
    /** The report has another currency than the order. */
    CURRENCY_DIFFERS,
    /** The cost is negative, or has more decimals than its currency. */
    COST_INVALID,
    /** The cost is above the order's budget, which is the approved maximum. */
    COST_ABOVE_BUDGET,
    /** The dates contradict each other or the order. */
    DATES_INVALID,
    /** The number of views is negative. */
    VIEWS_INVALID,
    /** The report repeats an earlier one. */
    NOTHING_NEW,
    /** For readers older than the writer. */
    @JsonEnumDefaultValue
    UNKNOWN
}
