package dev.ratiomesh.contracts.order;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Why a command to an order was not carried out. */
public enum OrderRejectionCode {
    /** No such order of this tenant and campaign. */
    ORDER_UNKNOWN,
    /** A person, the rules or time have already decided: it was approved, rejected, cancelled or refused before. */
    ALREADY_DECIDED,
    /** The order's state does not allow it now. */
    NOT_POSSIBLE_NOW,
    /** The command is not for orders of this provider. */
    WRONG_PROVIDER,
    /** The command is known and not carried out by this version of the service. */
    NOT_SUPPORTED,
    /** For readers older than the writer. */
    @JsonEnumDefaultValue
    UNKNOWN
}
