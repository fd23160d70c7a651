package dev.ratiomesh.fleet.quota;

/** The order in which calls are denied when quota is short. */
public enum CallPriority {
    /** A person waits for the call, or it completes work that is half done. Such a call may use the reserve. */
    CRITICAL,
    /** The call may use all unreserved units within the fair share. */
    NORMAL,
    /** The call only polls or refreshes; it is denied first. */
    DEFERRABLE
}
