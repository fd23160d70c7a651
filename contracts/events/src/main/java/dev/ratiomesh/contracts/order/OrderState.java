package dev.ratiomesh.contracts.order;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** The state of an order. */
public enum OrderState {
    /** The order waits for a person's approval. */
    PROPOSED,
    /** The order may be sent. */
    APPROVED,
    /** The order is being sent; the state is stored before the request begins. */
    SENDING,
    /** The provider has accepted the order. */
    PLACED,
    /** The advertisement is shown and spends money. */
    RUNNING,
    /** The order has ended and its cost is known. */
    SETTLED,
    /** A rule or the provider refused the order. */
    REFUSED,
    /** A person rejected the order. */
    REJECTED,
    /** The order was cancelled before it was sent. */
    CANCELLED,
    /** The order was sent and is in doubt; its money stays reserved until a person resolves it. */
    UNCONFIRMED,
    /** For readers older than the writer. */
    @JsonEnumDefaultValue
    UNKNOWN
}
