package dev.ratiomesh.sandbox.uploads;

import dev.ratiomesh.sandbox.wire.Answer;
import dev.ratiomesh.sandbox.wire.Intake;
import dev.ratiomesh.sandbox.youtube.YouTubeError;
import java.util.Objects;
import java.util.Optional;

/** One request that brings bytes for a session. A later one for the same session takes its place. */
final class SessionPut implements Intake {
    private final UploadSession session;
    private final ContentRange range;
    private final long cutAfter;
    private final Progress progress;
    private final long from;
    private long taken;

    SessionPut(UploadSession session, ContentRange range, long cutAfter, Progress progress) {
        this.session = session;
        this.range = range;
        this.cutAfter = cutAfter;
        this.progress = progress;
        from = Objects.requireNonNullElse(range.from(), 0L);
        session.writeBy(this);
    }

    @Override
    public boolean take(byte[] bytes, int length) {
        if (!session.writtenBy(this)) {
            return false;
        }
        int part = (int) Math.min(length, cutAfter - taken);
        session.take(bytes, part, from + taken);
        taken += part;
        if (taken >= cutAfter) {
            session.breakOff();
            return false;
        }
        return true;
    }

    @Override
    public Optional<Answer> end() {
        if (!session.writtenBy(this)) {
            return Optional.empty();
        }
        Long length = range.length();
        if (length != null && length != taken) {
            session.breakOff();
            String message = "%d bytes came where %d were announced".formatted(taken, length);
            return Optional.of(YouTubeError.global(400, "badRequest", message).answer());
        }
        session.release();
        boolean unbounded = range.total() == null && length == null;
        return unbounded || progress.whole(range.total()) ? progress.finish() : Optional.of(progress.answer());
    }

    @Override
    public void broken() {
        if (session.writtenBy(this)) {
            session.breakOff();
        }
    }
}
