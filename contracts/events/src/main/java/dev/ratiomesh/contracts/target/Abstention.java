package dev.ratiomesh.contracts.target;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Why no verdict is given. */
public enum Abstention {
    /** No benchmark has this genre. */
    GENRE_UNKNOWN,
    /** The benchmark rests on too few videos. */
    SAMPLE_TOO_SMALL,
    /** The views lie outside what the benchmark has seen. */
    OUT_OF_RANGE,
    /** The count is hidden or switched off. */
    COUNT_HIDDEN,
    /** The operator has switched derived metrics off. */
    SWITCHED_OFF,
    /** For readers older than the writer. */
    @JsonEnumDefaultValue
    UNKNOWN
}
