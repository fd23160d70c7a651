package dev.ratiomesh.order.placing.state;

/** What is due for an order. */
public enum NextAction {
    NONE,
    /** Take it back; it was never sent. */
    CANCEL,
    /** Ask the provider to check it without placing it. */
    VALIDATE,
    /** Send it for the first time. */
    SEND,
    /** Ask the provider whether it has an order of this name, before anything else. */
    LOOK_UP,
    /** Ask what it has cost and brought. */
    REPORT,
    /** Stop it at the provider. */
    STOP,
    /** Stopped: take the last report and give back what was not spent. */
    SETTLE
}
