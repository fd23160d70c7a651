package dev.ratiomesh.contracts.channel;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** The audience of a video. */
public enum Privacy {
    /** Everybody. */
    PUBLIC,
    /** Everybody who has the link. */
    UNLISTED,
    /** The owner only. */
    PRIVATE,
    /** For readers older than the writer. */
    @JsonEnumDefaultValue
    UNKNOWN
}
