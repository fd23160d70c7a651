package dev.ratiomesh.order.placing.simulation;

/** Names a safeguard that a run leaves out, to prove that the checks can fail. */
enum DisabledSafeguard {
    /** A worker writes although another one has claimed the order since. */
    NO_FENCE,
    /** A consumer handles a message again that it has handled before. */
    NO_INBOX,
    /** A worker assumes without a look-up that an order in doubt is not at the provider. */
    NO_LOOKUP,
    /** Caps are read without a lock, and reserved a moment later. */
    NO_LOCK,
    /** The UPDATE that reserves has no condition. */
    NO_RESERVE_CONDITION,
    /** The cap table has no CHECK. */
    NO_CHECK_CONSTRAINT,
    /** The provider accepts a name twice. */
    DUPLICATE_NAMES,
    /** A stalled worker sends, however much time has passed. */
    NO_SEND_DEADLINE,
    /** The relay marks rows as sent before it sends them. */
    MARK_BEFORE_SEND
}
