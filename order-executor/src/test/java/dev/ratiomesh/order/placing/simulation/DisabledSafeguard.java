package dev.ratiomesh.order.placing.simulation;

/** A safeguard that a run goes without, to see that the checker can fail. */
enum DisabledSafeguard {
    /** A worker whose claim has gone to another writes all the same. */
    NO_FENCE,
    /** Whoever reads a message does not ask whether it was read before. */
    NO_INBOX,
    /** A sender takes it for granted that an order he did not send himself is not at the provider. */
    NO_LOOKUP,
    /** Caps are read without a lock, and reserved a little later. */
    NO_LOCK,
    /** The update that reserves has no condition. */
    NO_RESERVE_CONDITION,
    /** The table of caps has no CHECK. */
    NO_CHECK_CONSTRAINT,
    /** The provider takes a name twice. */
    DUPLICATE_NAMES,
    /** A sender that was held up sends, however much time has passed. */
    NO_SEND_DEADLINE,
    /** The relay marks rows as sent before it sends them. */
    MARK_BEFORE_SEND
}
