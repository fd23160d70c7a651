package dev.ratiomesh.delivery;

/** Why a message went to the dead letters. */
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
    /** The payload could be read, and handling it failed for a reason that trying again does not mend. */
    HANDLER_FAILED
}
