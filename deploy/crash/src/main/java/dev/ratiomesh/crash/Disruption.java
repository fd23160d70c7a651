package dev.ratiomesh.crash;

/** Names the disruptions of a round. */
enum Disruption {
    KILL_SERVICE,
    KILL_POINT,
    KILL_ANSWERED,
    KILL_BROKER,
    KILL_POSTGRES,
    END_SESSIONS,
    LOSE_ANSWER,
    LATE_ANSWER,
    UNAVAILABLE,
    TOO_MANY,
    LATE_REFUSAL
}
