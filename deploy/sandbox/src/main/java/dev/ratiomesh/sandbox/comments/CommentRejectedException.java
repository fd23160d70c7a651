package dev.ratiomesh.sandbox.comments;

import dev.ratiomesh.sandbox.youtube.YouTubeErrorBody;

/** Rejects a request about comments with an error answer. */
final class CommentRejectedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient YouTubeErrorBody error;

    CommentRejectedException(YouTubeErrorBody error) {
        super(error.message());
        this.error = error;
    }

    static CommentRejectedException of(int status, String reason, String message) {
        String domain = status == 401 ? "global" : "youtube.comment";
        return new CommentRejectedException(new YouTubeErrorBody(status, domain, reason, message, null));
    }

    static CommentRejectedException parameter(String reason, String parameter, String message) {
        return new CommentRejectedException(YouTubeErrorBody.badParameter(reason, parameter, message));
    }

    static CommentRejectedException noComment(String id) {
        return of(404, "commentNotFound", "The comment " + id + " could not be found.");
    }

    YouTubeErrorBody error() {
        return error;
    }
}
