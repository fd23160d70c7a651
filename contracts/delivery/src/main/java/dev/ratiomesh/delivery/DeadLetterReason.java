package dev.ratiomesh.delivery;

/** The reason for which a message is a dead letter; its name is the header {@code dlq-reason}. */
public enum DeadLetterReason {
    /** A CloudEvents header is missing or unusable. */
    MISSING_HEADER,
    /** The {@code ce_type} is not one of the topic's. */
    UNKNOWN_TYPE,
    /** The payload is not JSON. */
    UNREADABLE,
    /** The payload is JSON of another shape: a field missing, unknown or of another type. */
    BREAKS_SCHEMA,
    /** The payload is larger than {@code mesh.delivery.max-payload}. */
    TOO_LARGE,
    /** The payload was decoded, and its handler failed permanently: a retry cannot succeed. */
    HANDLER_FAILED
}
