package dev.ratiomesh.contracts.target;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** The position of a video against its benchmark. */
public enum Verdict {
    /** The count is below the interval. */
    BEHIND,
    /** The count is within the interval. */
    ON_TRACK,
    /** The count is above the interval. */
    AHEAD,
    /** The benchmark allows no verdict; {@link Abstention} has the reason. */
    ABSTAINED,
    /** For readers older than the writer. */
    @JsonEnumDefaultValue
    UNKNOWN
}
