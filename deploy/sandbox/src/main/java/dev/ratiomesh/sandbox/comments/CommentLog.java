package dev.ratiomesh.sandbox.comments;

import dev.ratiomesh.sandbox.journal.Journal;
import dev.ratiomesh.sandbox.journal.JournalLine;
import dev.ratiomesh.sandbox.wire.MalformedJson;
import dev.ratiomesh.sandbox.wire.SandboxJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Holds every comment ever written, deleted ones too. It survives a restart. Used by one thread. */
public final class CommentLog {
    private static final String SAVED = "comments.saved";
    private static final int THREAD_LETTERS = 23;
    private static final int REPLY_LETTERS = 22;

    private final Journal journal;
    private final InstantSource clock;
    private final Map<String, StoredComment> comments = new LinkedHashMap<>();

    /**
     * Reads the comments that the journal holds.
     *
     * @param clock real time
     */
    public CommentLog(Journal journal, InstantSource clock) {
        this.journal = journal;
        this.clock = clock;
        journal.past().stream()
                .filter(line -> line.kind().equals(SAVED))
                .map(CommentLog::comment)
                .forEach(comment -> comments.put(comment.id(), comment));
    }

    /** Writes a new comment. Its time is truncated to the second, as YouTube shows times. */
    StoredComment add(NewComment draft) {
        long number = comments.size() + 1L;
        StoredComment comment = new StoredComment(
                number,
                draft.id() == null ? freeId(number, draft.parentId()) : draft.id(),
                draft.parentId(),
                draft.videoId(),
                draft.channelId(),
                draft.author(),
                draft.text(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                draft.visibility(),
                draft.posted(),
                draft.canReply(),
                false);
        save(comment);
        return comment;
    }

    void save(StoredComment comment) {
        journal.append(SAVED, comment);
        comments.put(comment.id(), comment);
    }

    /** Finds a comment that is not deleted. */
    Optional<StoredComment> find(String id) {
        return Optional.ofNullable(comments.get(id)).filter(comment -> !comment.deleted());
    }

    boolean knows(String id) {
        return comments.containsKey(id);
    }

    /** Returns the selected comments that are not deleted, newest first. */
    List<StoredComment> newestFirst(Predicate<StoredComment> filter) {
        List<StoredComment> selected =
                new ArrayList<>(all().stream().filter(filter).toList());
        Collections.reverse(selected);
        return selected;
    }

    List<StoredComment> replies(String threadId) {
        return newestFirst(comment -> threadId.equals(comment.parentId()));
    }

    /** Returns all comments, oldest first, deleted ones too. */
    List<StoredComment> all() {
        return List.copyOf(comments.values());
    }

    private static String freeId(long number, @Nullable String parentId) {
        String letters = letters("comment-" + number);
        return parentId == null
                ? "Ugx" + letters.substring(0, THREAD_LETTERS)
                : parentId + "." + letters.substring(0, REPLY_LETTERS);
    }

    private static String letters(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static StoredComment comment(JournalLine line) {
        try {
            return SandboxJson.read(line.fact(), StoredComment.class);
        } catch (MalformedJson e) {
            throw new IllegalArgumentException("The journal holds an unreadable " + SAVED + ": " + e.getMessage(), e);
        }
    }
}
