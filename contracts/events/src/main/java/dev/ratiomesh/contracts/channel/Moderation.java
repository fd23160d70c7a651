package dev.ratiomesh.contracts.channel;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** The moderation of a viewer's comment on the channel's videos. */
public enum Moderation {
    /** Holds the comment for review, visible to the channel only. */
    HIDE,
    /** Makes the comment public. */
    PUBLISH,
    /** Rejects the comment, which is then visible to no one. */
    REJECT,
    /** Deletes the comment. */
    DELETE,
    /** For readers older than the writer. */
    @JsonEnumDefaultValue
    UNKNOWN
}
