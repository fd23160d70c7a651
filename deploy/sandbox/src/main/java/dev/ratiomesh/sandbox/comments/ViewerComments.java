package dev.ratiomesh.sandbox.comments;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes comments of simulated viewers. */
public final class ViewerComments {
    private static final int ID_LETTERS = 22;

    private final CommentLog log;
    private final CommentContext context;

    public ViewerComments(CommentLog log, CommentContext context) {
        this.log = log;
        this.context = context;
    }

    /**
     * Holds a viewer's comment.
     *
     * @param parentId the thread of a reply, or null for a new thread
     * @param id the comment's id, or null for a new one
     * @param canReply tells whether the thread takes replies
     */
    public record ViewerText(
            String videoId,
            String author,
            String text,
            @Nullable String parentId,
            @Nullable String id,
            boolean canReply) {}

    /** Writes a viewer's comment; returns the fault with its field when the request is invalid. */
    public Optional<String> write(ViewerText comment) {
        Optional<String> channel = context.channelOf().apply(comment.videoId());
        if (channel.isEmpty()) {
            return Optional.of("videoId: there is no video " + comment.videoId());
        }
        String parent = comment.parentId();
        if (parent != null && log.find(parent).filter(top -> !top.isReply()).isEmpty()) {
            return Optional.of("parentId: there is no thread " + parent);
        }
        if (comment.id() != null && log.knows(comment.id())) {
            return Optional.of("id: there is a comment " + comment.id() + " already");
        }
        log.add(new NewComment(
                comment.id(),
                parent,
                comment.videoId(),
                channel.get(),
                author(comment.author()),
                comment.text(),
                CommentVisibility.PUBLISHED,
                false,
                comment.canReply()));
        return Optional.empty();
    }

    /** Creates the author. A name that is a channel's id writes as that channel. */
    private StoredComment.Author author(String name) {
        if (name.startsWith("UC") && name.length() == ID_LETTERS + 2) {
            return new StoredComment.Author(name, context.nameOf().apply(name));
        }
        String plain = name.replaceAll("[^A-Za-z0-9]", "");
        String id = "UC" + (plain + "viewer0000000000000000").substring(0, ID_LETTERS);
        return new StoredComment.Author(id, "@" + plain.toLowerCase(Locale.ROOT));
    }
}
