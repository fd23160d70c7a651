package dev.ratiomesh.sandbox.uploads.session;

import dev.ratiomesh.sandbox.wire.BodyReceiver;
import dev.ratiomesh.sandbox.wire.HttpAnswer;
import dev.ratiomesh.sandbox.youtube.YouTubeErrorBody;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds the two requests that an upload session accepts: bytes to store, and the query for the stored offset. */
final class SessionRequests {
    private SessionRequests() {}

    /** Receives bytes for a session. A later request for the same session takes its place. */
    static final class SessionPut implements BodyReceiver {
        private final ResumableSession session;
        private final ContentRange range;
        private final long cutAfter;
        private final SessionProgress progress;
        private final long from;
        private long taken;

        SessionPut(ResumableSession session, ContentRange range, long cutAfter, SessionProgress progress) {
            this.session = session;
            this.range = range;
            this.cutAfter = cutAfter;
            this.progress = progress;
            from = Objects.requireNonNullElse(range.from(), 0L);
            session.beginWrite(this);
        }

        @Override
        public boolean take(byte[] bytes, int length) {
            if (!session.isWriter(this)) {
                return false;
            }
            int part = (int) Math.min(length, cutAfter - taken);
            session.take(bytes, part, from + taken);
            taken += part;
            if (taken >= cutAfter) {
                session.abort();
                return false;
            }
            return true;
        }

        @Override
        public Optional<HttpAnswer> end() {
            if (!session.isWriter(this)) {
                return Optional.empty();
            }
            Long length = range.length();
            if (length != null && length != taken) {
                session.abort();
                String message = "%d bytes came where %d were announced".formatted(taken, length);
                return Optional.of(
                        YouTubeErrorBody.global(400, "badRequest", message).answer());
            }
            session.release();
            boolean unbounded = range.total() == null && length == null;
            return unbounded || progress.isComplete(range.total()) ? progress.finish() : Optional.of(progress.answer());
        }

        @Override
        public void abort() {
            if (session.isWriter(this)) {
                session.abort();
            }
        }
    }

    /** Answers a query for the stored offset; a query that names the size of the stored bytes completes the upload. */
    record SessionQuery(SessionProgress progress, @Nullable Long total) implements BodyReceiver {

        @Override
        public boolean take(byte[] bytes, int length) {
            return true;
        }

        @Override
        public Optional<HttpAnswer> end() {
            return progress.session().storedBytes() > 0 && progress.isComplete(total)
                    ? progress.finish()
                    : Optional.of(progress.answer());
        }

        @Override
        public void abort() {
            // a query brings no bytes
        }
    }
}
