package dev.ratiomesh.sandbox.uploads;

import dev.ratiomesh.sandbox.wire.HttpAnswer;
import dev.ratiomesh.sandbox.youtube.YouTubeErrorBody;

/** Rejects an upload request with an error answer. */
final class UploadRejectedException extends Exception {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // never serialised
    private final transient YouTubeErrorBody error;

    UploadRejectedException(YouTubeErrorBody error) {
        super(error.message());
        this.error = error;
    }

    /** Rejects a video's metadata for one field. */
    UploadRejectedException(String reason, String where, String message) {
        this(YouTubeErrorBody.badVideo(reason, where, message));
    }

    HttpAnswer answer() {
        return error.answer();
    }
}
