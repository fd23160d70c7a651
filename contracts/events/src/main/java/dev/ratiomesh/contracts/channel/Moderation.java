package dev.ratiomesh.contracts.channel;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What is done with somebody's comment on the channel's videos. */
public enum Moderation {
    /** Held for review, seen by the channel only. */
    HIDE,
    /** Seen by all again. */
    PUBLISH,
    /** Refused, seen by nobody. */
    REJECT,
    /** Deleted. */
    DELETE,
    /** For readers older than the writer. */
    @JsonEnumDefaultValue
    UNKNOWN
}
