package dev.ratiomesh.sandbox.uploads.session;

import dev.ratiomesh.sandbox.wire.HttpAnswer;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A resumable upload under way or done. Used by one thread. */
public final class ResumableSession {
    private final Opening opening;
    private final ReceivedBytes received = new ReceivedBytes();
    private @Nullable Object writer;
    private @Nullable HttpAnswer done;

    public ResumableSession(Opening opening) {
        this.opening = opening;
    }

    /**
     * What was said when it was opened.
     *
     * @param announced the file's size; null: not said
     * @param count where its bytes are counted
     * @param at real time
     */
    public record Opening(
            String channelId,
            @Nullable Long announced,
            String contentType,
            UploadTraffic.TitleTraffic count,
            Instant at,
            UploadCompletion landing) {}

    Opening opening() {
        return opening;
    }

    /** The answer to the last byte, once it was given. */
    Optional<HttpAnswer> done() {
        return Optional.ofNullable(done);
    }

    /** From here on this one brings the bytes; whoever did before has lost what is no whole block. */
    void writeBy(Object other) {
        if (writer != null) {
            received.backToBlock();
        }
        writer = other;
    }

    boolean writtenBy(Object one) {
        return writer == one;
    }

    /** Counts bytes that came and keeps those that are new. */
    void take(byte[] bytes, int length, long at) {
        int known = (int) Math.max(0, Math.min(length, received.count() - at));
        opening.count().add(length);
        received.take(bytes, known, length - known);
    }

    void release() {
        writer = null;
    }

    void breakOff() {
        received.backToBlock();
        writer = null;
    }

    /** Bytes stored, as a query is told: of a request still under way only whole blocks. */
    long stored() {
        return writer == null ? received.count() : received.blocks();
    }

    HttpAnswer finish() {
        HttpAnswer answer = opening.landing().land(received.whole(opening.contentType()), received.head());
        done = answer;
        return answer;
    }
}
