package dev.ratiomesh.order.placing.proposal;

/** Why a target asks for no order at all; nothing is said about it. */
public enum NoOrderReason {
    NOT_RUNNING,
    DEADLINE_PASSED,
    NOT_BEHIND,
    /** The target is not newer than the one the last order answered. */
    ALREADY_ANSWERED,
    /** The reading is too old to spend money on. */
    STALE,
    TOO_FEW_NEW_VIEWS,
    /** An order of this campaign has not ended yet. */
    IN_FLIGHT
}
