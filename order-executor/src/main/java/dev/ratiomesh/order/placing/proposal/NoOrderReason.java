package dev.ratiomesh.order.placing.proposal;

/** Names the reasons for which a target leads to no order; no event is published. Stored in traces by name. */
public enum NoOrderReason {
    NOT_RUNNING,
    DEADLINE_PASSED,
    NOT_BEHIND,
    /** The target is not newer than the target of the last order. */
    ALREADY_ANSWERED,
    /** The target's snapshot is too old to spend money on. */
    STALE,
    TOO_FEW_NEW_VIEWS,
    /** An order of this campaign has not ended yet. */
    IN_FLIGHT
}
