package dev.ratiomesh.contracts.channel;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** The reason for which an upload failed. */
public enum UploadFailureCode {
    /** The file does not exist or cannot be read. */
    FILE_MISSING,
    /** The file has no bytes. */
    FILE_EMPTY,
    /** The file's size differs from the announced one, or the file changed while it was sent. */
    FILE_SIZE_DIFFERS,
    /** The file is larger than YouTube or the configuration allows. */
    FILE_TOO_LARGE,
    /** The file is no video. */
    NO_VIDEO,
    /** None of the upload's channels can take it any more. */
    NO_ELIGIBLE_CHANNEL,
    /** YouTube rejected the upload permanently. */
    REFUSED,
    /** YouTube could not process the video. */
    PROCESSING_FAILED,
    /** The publish time passed before the upload began; YouTube has no video. */
    PUBLISH_TIME_PASSED,
    /** All bytes were sent, the session is lost and no video was found: a person has to look. */
    OUTCOME_UNKNOWN,
    /** For readers older than the writer. */
    @JsonEnumDefaultValue
    UNKNOWN
}
