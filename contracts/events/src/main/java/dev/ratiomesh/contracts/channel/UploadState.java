package dev.ratiomesh.contracts.channel;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** The step of an upload's life. */
public enum UploadState {
    /** Its form is good; nothing was sent. */
    ACCEPTED,
    /** It waits for quota, a channel, its file or a remote system; the view says until when. */
    WAITING,
    /** A session at YouTube exists, bytes go to it. */
    SENDING,
    /** All bytes were sent and the answer was lost; it is looked for. */
    FINDING,
    /** The video exists; YouTube is processing it, thumbnail and the rest follow. */
    PROCESSING,
    /** The video is there as asked. */
    PUBLISHED,
    /** It will not be tried again. */
    FAILED,
    /** It was taken back before there was a video. */
    CANCELLED,
    /** For readers older than the writer. */
    @JsonEnumDefaultValue
    UNKNOWN
}
