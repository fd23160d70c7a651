package dev.ratiomesh.sandbox.uploads;

import dev.ratiomesh.sandbox.wire.Answer;
import dev.ratiomesh.sandbox.youtube.YouTubeError;

/** A request that is answered with an error. */
final class Rejected extends Exception {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // never serialised
    private final transient YouTubeError error;

    Rejected(YouTubeError error) {
        super(error.message());
        this.error = error;
    }

    /** Something in the metadata of a video is not as it must be. */
    Rejected(String reason, String where, String message) {
        this(YouTubeError.badVideo(reason, where, message));
    }

    Answer answer() {
        return error.answer();
    }
}
