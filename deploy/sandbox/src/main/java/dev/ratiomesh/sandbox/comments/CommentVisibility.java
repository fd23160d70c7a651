package dev.ratiomesh.sandbox.comments;

/** Names the moderation statuses of a comment, in the API's words. */
enum CommentVisibility {
    PUBLISHED("published"),
    HELD("heldForReview"),
    REJECTED("rejected");

    private final String wireName;

    CommentVisibility(String word) {
        this.wireName = word;
    }

    String wireName() {
        return wireName;
    }
}
