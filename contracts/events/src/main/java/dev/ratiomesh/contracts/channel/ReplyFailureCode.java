package dev.ratiomesh.contracts.channel;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** The reason for which a reply failed. */
public enum ReplyFailureCode {
    /** The comment no longer exists. */
    COMMENT_GONE,
    /** Comments of the video are switched off. */
    COMMENTS_DISABLED,
    /** YouTube accepts no reply to this comment. */
    CANNOT_REPLY,
    /** YouTube rejected the text. */
    REFUSED,
    /** The owner has to connect the channel again. */
    NEEDS_OWNER,
    /** The reply was sent and its outcome is indeterminate; it is not sent again. */
    OUTCOME_UNKNOWN,
    /** For readers older than the writer. */
    @JsonEnumDefaultValue
    UNKNOWN
}
