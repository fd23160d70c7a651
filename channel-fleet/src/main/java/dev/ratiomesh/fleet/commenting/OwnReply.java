package dev.ratiomesh.fleet.commenting;

import dev.ratiomesh.contracts.channel.ReplyFailureCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A reply of the channel's own. It is sent at most once: {@link Sending} is committed before the socket opens, and from
 * there no way leads back but by proof that nothing was sent.
 *
 * <pre>
 * Waiting ──► Sending ──► ReadingBack ──► Posted
 *    ▲          │  │          └────────► Held
 *    └──────────┘  └──────────────────► Failed
 *  nothing was sent
 * </pre>
 */
public sealed interface OwnReply {
    Approved what();

    /** @param troubles failed tries in a row, none of which sent anything */
    record Waiting(Approved what, int attempts, int troubles) implements OwnReply {
        public Sending send(Instant now) {
            return new Sending(what, attempts + 1, now, troubles, 0);
        }
    }

    /**
     * It was sent, or is about to be; nobody knows.
     *
     * @param sentAt when that was committed
     * @param looks how often it was looked for since
     */
    record Sending(Approved what, int attempts, Instant sentAt, int troubles, int looks) implements OwnReply {
        /** Nothing was sent, for certain. */
        public Waiting back(int moreTroubles) {
            return new Waiting(what, attempts, troubles + moreTroubles);
        }

        Sending lookedFor() {
            return new Sending(what, attempts, sentAt, troubles, looks + 1);
        }

        ReadingBack is(String postedId) {
            return new ReadingBack(what, postedId, 0);
        }

        Failed fail(ReplyFailureCode code, String detail) {
            return new Failed(what, code, detail);
        }
    }

    /** @param reads how often others did not see it */
    record ReadingBack(Approved what, String postedId, int reads) implements OwnReply {
        ReadingBack unseen() {
            return new ReadingBack(what, postedId, reads + 1);
        }
    }

    record Posted(Approved what, String postedId) implements OwnReply {}

    record Held(Approved what, String postedId) implements OwnReply {}

    record Failed(Approved what, ReplyFailureCode code, String detail) implements OwnReply {}

    /** YouTube's id of it, null until it is known. */
    static @Nullable String postedId(OwnReply reply) {
        if (reply instanceof ReadingBack reading) {
            return reading.postedId();
        }
        if (reply instanceof Posted posted) {
            return posted.postedId();
        }
        return reply instanceof Held held ? held.postedId() : null;
    }
}
