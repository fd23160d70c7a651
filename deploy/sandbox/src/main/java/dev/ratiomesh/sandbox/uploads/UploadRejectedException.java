package dev.ratiomesh.sandbox.uploads;

import dev.ratiomesh.sandbox.wire.HttpAnswer;
import dev.ratiomesh.sandbox.youtube.YouTubeErrorBody;

/** A request that is answered with an error. */
final class UploadRejectedException extends Exception {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // never serialised
    private final transient YouTubeErrorBody error;

    UploadRejectedException(YouTubeErrorBody error) {
        super(error.message());
        this.error = error;
    }

    /** Something in the metadata of a video is not as it must be. */
    UploadRejectedException(String reason, String where, String message) {
        this(YouTubeErrorBody.badVideo(reason, where, message));
    }

    HttpAnswer answer() {
        return error.answer();
    }
}
