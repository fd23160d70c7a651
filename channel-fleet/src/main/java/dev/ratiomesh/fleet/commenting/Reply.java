package dev.ratiomesh.fleet.commenting;

import dev.ratiomesh.contracts.channel.ReplyFailureCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A channel's own reply to a comment. A reply is sent at most once: {@link InDoubt} is committed before the request is
 * made, and only proof that no request left the service leads back to {@link Queued}. The database and HTTP call the states
 * WAITING, SENDING, READING_BACK, POSTED, HELD and FAILED, in the order in which they are declared.
 *
 * <pre>
 * Queued ──► InDoubt ──► Verifying ──► Posted
 *    ▲         │  │          └───────► HeldForReview
 *    └─────────┘  └──────────────────► NotPosted
 *  nothing sent
 * </pre>
 */
public sealed interface Reply {
    ApprovedReply approved();

    /**
     * A reply that waits to be sent.
     *
     * @param attempts requests started so far
     * @param failures consecutive failed attempts, none of which sent anything
     */
    record Queued(ApprovedReply approved, int attempts, int failures) implements Reply {
        /** Returns the state that is committed before the request is made. */
        public InDoubt startSending(Instant now) {
            return new InDoubt(approved, attempts + 1, now, failures, 0);
        }
    }

    /**
     * A reply whose request is about to be sent or was sent, with an unknown outcome.
     *
     * @param sentAt time of the commit before the request
     * @param lookups lookups at YouTube since then
     */
    record InDoubt(ApprovedReply approved, int attempts, Instant sentAt, int failures, int lookups) implements Reply {
        /**
         * Returns to the queue; requires proof that nothing was sent.
         *
         * @param newFailures 1 after a failed attempt, 0 when the attempt was only deferred
         */
        public Queued requeue(int newFailures) {
            return new Queued(approved, attempts, failures + newFailures);
        }

        InDoubt lookedUp() {
            return new InDoubt(approved, attempts, sentAt, failures, lookups + 1);
        }

        Verifying postedAs(String postedId) {
            return new Verifying(approved, postedId, 0);
        }

        NotPosted fail(ReplyFailureCode code, String detail) {
            return new NotPosted(approved, code, detail);
        }
    }

    /**
     * A posted reply that is read back as a viewer.
     *
     * @param reads public reads that did not show the reply
     */
    record Verifying(ApprovedReply approved, String postedId, int reads) implements Reply {
        /** Returns the state after a public read that did not show the reply. */
        Verifying readUnseen() {
            return new Verifying(approved, postedId, reads + 1);
        }
    }

    /** A reply that viewers see. */
    record Posted(ApprovedReply approved, String postedId) implements Reply {}

    /** A posted reply that viewers do not see: YouTube or the channel's settings hold it for review. */
    record HeldForReview(ApprovedReply approved, String postedId) implements Reply {}

    /** A reply that was not posted, or whose outcome stayed unknown. */
    record NotPosted(ApprovedReply approved, ReplyFailureCode code, String detail) implements Reply {}

    /** Returns YouTube's id of the posted reply, null while it is unknown. */
    static @Nullable String postedId(Reply reply) {
        if (reply instanceof Verifying verifying) {
            return verifying.postedId();
        }
        if (reply instanceof Posted posted) {
            return posted.postedId();
        }
        return reply instanceof HeldForReview held ? held.postedId() : null;
    }
}
