package dev.ratiomesh.fleet.commenting;

import dev.ratiomesh.contracts.channel.ReplyFailureCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A reply of the channel's own. It is sent at most once: {@link InDoubt} is committed before the socket opens, and from
 * there no way leads back but by proof that nothing was sent.
 *
 * <pre>
 * Waiting ──► Sending ──► ReadingBack ──► Posted
 *    ▲          │  │          └────────► Held
 *    └──────────┘  └──────────────────► Failed
 *  nothing was sent
 * </pre>
 */
public sealed interface Reply {
    ApprovedReply approved();

    /** @param failures failed tries in a row, none of which sent anything */
    record Queued(ApprovedReply approved, int attempts, int failures) implements Reply {
        public InDoubt startSending(Instant now) {
            return new InDoubt(approved, attempts + 1, now, failures, 0);
        }
    }

    /**
     * It was sent, or is about to be; nobody knows.
     *
     * @param sentAt when that was committed
     * @param lookups how often it was looked for since
     */
    record InDoubt(ApprovedReply approved, int attempts, Instant sentAt, int failures, int lookups) implements Reply {
        /** Nothing was sent, for certain. */
        public Queued requeue(int moreTroubles) {
            return new Queued(approved, attempts, failures + moreTroubles);
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

    /** @param reads how often others did not see it */
    record Verifying(ApprovedReply approved, String postedId, int reads) implements Reply {
        Verifying readUnseen() {
            return new Verifying(approved, postedId, reads + 1);
        }
    }

    record Posted(ApprovedReply approved, String postedId) implements Reply {}

    record HeldForReview(ApprovedReply approved, String postedId) implements Reply {}

    record NotPosted(ApprovedReply approved, ReplyFailureCode code, String detail) implements Reply {}

    /** YouTube's id of it, null until it is known. */
    static @Nullable String postedId(Reply reply) {
        if (reply instanceof Verifying reading) {
            return reading.postedId();
        }
        if (reply instanceof Posted posted) {
            return posted.postedId();
        }
        return reply instanceof HeldForReview held ? held.postedId() : null;
    }
}
