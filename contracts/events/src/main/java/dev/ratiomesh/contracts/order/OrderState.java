package dev.ratiomesh.contracts.order;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** The steps of an order's life. */
public enum OrderState {
    /** Waits for a person. */
    PROPOSED,
    /** May be sent. */
    APPROVED,
    /** Is being sent; written down before the socket opens. */
    SENDING,
    /** Accepted by the provider. */
    PLACED,
    /** Shown to people and spending. */
    RUNNING,
    /** Over, its cost known. */
    SETTLED,
    /** Not sent, or not accepted: a rule or the provider said no. */
    REFUSED,
    /** A person said no. */
    REJECTED,
    /** Taken back before it was sent. */
    CANCELLED,
    /** Sent, and nobody knows whether it was accepted; its money stays reserved until a person finds out. */
    UNCONFIRMED,
    /** For readers older than the writer. */
    @JsonEnumDefaultValue
    UNKNOWN
}
