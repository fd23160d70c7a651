package dev.ratiomesh.order.placing.state;

/** Names the next action for an order. */
public enum NextAction {
    /** Nothing is due. */
    NONE,
    /** Cancel the order; it was never sent. */
    CANCEL,
    /** Have the provider validate the order without placing it. */
    VALIDATE,
    /** Send the order for the first time. */
    SEND,
    /** Ask the provider whether it has an order of this name, before anything else happens. */
    LOOK_UP,
    /** Read the cost and the views from the provider. */
    REPORT,
    /** Stop the order at the provider. */
    STOP,
    /** Take the last report of a stopped order and release the unspent rest. */
    SETTLE
}
