package dev.ratiomesh.fleet.quota;

/** How long a call can wait when quota is short. */
public enum CallPriority {
    /** Somebody waits for it, or what was begun would be left half done: it may use the reserve. */
    CRITICAL,
    /** Done while a fair share is left. */
    NORMAL,
    /** Looking around: it stops first. */
    DEFERRABLE
}
