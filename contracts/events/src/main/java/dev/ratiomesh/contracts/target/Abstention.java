package dev.ratiomesh.contracts.target;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** The reason for the absence of a verdict. */
public enum Abstention {
    /** No benchmark has this genre. */
    GENRE_UNKNOWN,
    /** The benchmark has too few videos. */
    SAMPLE_TOO_SMALL,
    /** The views are outside the range of the benchmark's videos. */
    OUT_OF_RANGE,
    /** The channel hides the count or has disabled it. */
    COUNT_HIDDEN,
    /** The operator has disabled derived metrics. */
    SWITCHED_OFF,
    /** For readers older than the writer. */
    @JsonEnumDefaultValue
    UNKNOWN
}
