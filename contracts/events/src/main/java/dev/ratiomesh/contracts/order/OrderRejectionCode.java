package dev.ratiomesh.contracts.order;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Why a command to an order was not carried out. */
public enum OrderRejectionCode {
    /** No such order of this tenant and campaign. */
    ORDER_UNKNOWN,
    /** A person, the rules or time have already decided: it was approved, rejected, cancelled or refused before. */
    ALREADY_DECIDED,
    /** The time in which it could be approved is over. */
    EXPIRED,
    /** The order's state does not allow it now. */
    NOT_POSSIBLE_NOW,
    /** The command is not for orders of this provider. */
    WRONG_PROVIDER,
    /** The command is known and not carried out by this version of the service. */
    NOT_SUPPORTED,
    /** A request may still be on its way to the provider, so that "not there" cannot be believed yet. */
    STILL_ON_ITS_WAY,
    /** The reference is missing, is none that this provider gives, or is not this order's. */
    REFERENCE_INVALID,
    /** What was found out needs a reason, and there is none. */
    REASON_MISSING,
    /** The report is in another currency than the order. */
    CURRENCY_DIFFERS,
    /** The cost is negative, or finer than its currency. */
    COST_INVALID,
    /** The cost is above the order's budget, which is the most that was approved. */
    COST_ABOVE_BUDGET,
    /** The dates contradict each other or the order. */
    DATES_INVALID,
    /** The number of views is negative. */
    VIEWS_INVALID,
    /** The report says what was reported before. */
    NOTHING_NEW,
    /** For readers older than the writer. */
    @JsonEnumDefaultValue
    UNKNOWN
}
