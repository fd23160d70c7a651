package dev.ratiomesh.contracts.target;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Where a video stands against its benchmark. */
public enum Verdict {
    /** Below the interval. */
    BEHIND,
    /** Within the interval. */
    ON_TRACK,
    /** Above the interval. */
    AHEAD,
    /** Nothing can honestly be said; the reason stands beside it. */
    ABSTAINED,
    /** For readers older than the writer. */
    @JsonEnumDefaultValue
    UNKNOWN
}
