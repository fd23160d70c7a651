package dev.ratiomesh.contracts.channel;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Why an upload failed. */
public enum UploadFailureCode {
    /** There is no such file, or it cannot be read. */
    FILE_MISSING,
    /** The file has no bytes. */
    FILE_EMPTY,
    /** The file is shorter or longer than announced, or changed while it was sent. */
    FILE_SIZE_DIFFERS,
    /** The file is larger than YouTube or the configuration takes. */
    FILE_TOO_LARGE,
    /** The file is no video. */
    NO_VIDEO,
    /** None of its channels can take it any more. */
    NO_ELIGIBLE_CHANNEL,
    /** YouTube refused it for good. */
    REFUSED,
    /** YouTube could not process the video. */
    PROCESSING_FAILED,
    /** It came so late that its publish time had passed; nothing was made at YouTube. */
    PUBLISH_TIME_PASSED,
    /** All bytes were sent, the session is gone and no video was found: a person has to look. */
    OUTCOME_UNKNOWN,
    /** For readers older than the writer. */
    @JsonEnumDefaultValue
    UNKNOWN
}
