package dev.ratiomesh.sandbox.uploads;

/** Something that goes wrong with an upload. */
public sealed interface UploadTrouble {

    /** The connection is cut when so many bytes of a request have arrived, 0 or more. */
    record Cut(long after) implements UploadTrouble {}

    /** The file arrived and the video is made, but the connection is cut instead of saying so. */
    record LostAnswer() implements UploadTrouble {}

    /** A 308 leaves out how much is stored. */
    record HiddenRange() implements UploadTrouble {}

    /**
     * A request to a session is refused and nothing of it stored.
     *
     * @param retryAfter seconds the answer asks to wait; 0: it asks nothing
     */
    record Refused(int status, int retryAfter) implements UploadTrouble {}

    /** The video is made, but processing it fails. */
    record Failed(String reason) implements UploadTrouble {}
}
