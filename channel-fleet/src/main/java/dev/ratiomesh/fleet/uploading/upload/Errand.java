package dev.ratiomesh.fleet.uploading.upload;

/** What is to be found out or done next for an upload. */
public enum Errand {
    /** Look at the file and choose a channel for it. */
    CHOOSE,
    /** Open a session on the chosen channel. */
    OPEN,
    /** Bring the rest of the bytes into the session. */
    SEND,
    /** Look among the channel's uploads for the video. */
    FIND,
    /** Set the thumbnail. */
    DRESS,
    /** Ask how far YouTube is with the video. */
    CHECK,
    NONE
}
