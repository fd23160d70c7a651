package dev.ratiomesh.fleet.quota;

/** How long a call can wait when quota is short. */
public enum Urgency {
    /** Somebody waits for it, or what was begun would be left half done: it may use the reserve. */
    MUST_NOT_WAIT,
    /** Done while a fair share is left. */
    USUAL,
    /** Looking around: it stops first. */
    CAN_WAIT
}
