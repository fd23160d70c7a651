package dev.ratiomesh.contracts.channel;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Why a reply was not posted. */
public enum ReplyFailureCode {
    /** The comment it answers is not there any more. */
    COMMENT_GONE,
    /** Comments of the video are switched off. */
    COMMENTS_DISABLED,
    /** YouTube takes no reply to this comment. */
    CANNOT_REPLY,
    /** YouTube refused the text. */
    REFUSED,
    /** The channel has to be connected anew. */
    NEEDS_OWNER,
    /** It was sent, and nobody knows whether it was posted; it is not sent again. */
    OUTCOME_UNKNOWN,
    /** For readers older than the writer. */
    @JsonEnumDefaultValue
    UNKNOWN
}
