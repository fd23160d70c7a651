package dev.ratiomesh.sandbox.comments;

import dev.ratiomesh.sandbox.youtube.YouTubeError;

/** A request about comments that is answered with an error. */
final class CommentRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient YouTubeError error;

    CommentRefused(YouTubeError error) {
        super(error.message());
        this.error = error;
    }

    static CommentRefused of(int status, String reason, String message) {
        String domain = status == 401 ? "global" : "youtube.comment";
        return new CommentRefused(new YouTubeError(status, domain, reason, message, null));
    }

    static CommentRefused parameter(String reason, String parameter, String message) {
        return new CommentRefused(YouTubeError.badParameter(reason, parameter, message));
    }

    static CommentRefused noComment(String id) {
        return of(404, "commentNotFound", "The comment " + id + " could not be found.");
    }

    YouTubeError error() {
        return error;
    }
}
