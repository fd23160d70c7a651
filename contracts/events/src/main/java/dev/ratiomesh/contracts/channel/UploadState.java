package dev.ratiomesh.contracts.channel;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** The state of an upload. */
public enum UploadState {
    /** The command is valid; nothing was sent. */
    ACCEPTED,
    /** The upload waits for quota, a channel, its file or a remote system; the view has the next attempt. */
    WAITING,
    /** An upload session exists at YouTube, and bytes are sent to it. */
    SENDING,
    /** All bytes were sent and the response was lost; the video is looked up. */
    FINDING,
    /** The video exists and YouTube processes it; the thumbnail and the remaining steps follow. */
    PROCESSING,
    /** The video is published as commanded. */
    PUBLISHED,
    /** The upload failed permanently. */
    FAILED,
    /** The upload was cancelled before its video existed. */
    CANCELLED,
    /** For readers older than the writer. */
    @JsonEnumDefaultValue
    UNKNOWN
}
