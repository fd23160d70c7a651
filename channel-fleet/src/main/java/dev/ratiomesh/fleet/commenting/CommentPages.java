package dev.ratiomesh.fleet.commenting;

/** Holds the pages of comments that YouTube returns: a page of threads, a page of replies, and the comments on them. */
public final class CommentPages {
    private CommentPages() {}
}
