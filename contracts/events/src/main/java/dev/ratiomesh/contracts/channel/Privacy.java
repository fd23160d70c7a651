package dev.ratiomesh.contracts.channel;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Who can watch a video. */
public enum Privacy {
    /** Everybody. */
    PUBLIC,
    /** Whoever has the link. */
    UNLISTED,
    /** The owner. */
    PRIVATE,
    /** For readers older than the writer. */
    @JsonEnumDefaultValue
    UNKNOWN
}
