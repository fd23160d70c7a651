package dev.ratiomesh.sandbox.uploads.session;

import dev.ratiomesh.sandbox.wire.HttpAnswer;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds a resumable upload under way or done. Used by one thread. */
public final class ResumableSession {
    private final Opening opening;
    private final ReceivedBytes received = new ReceivedBytes();
    private @Nullable Object writer;
    private @Nullable HttpAnswer done;

    public ResumableSession(Opening opening) {
        this.opening = opening;
    }

    /**
     * Holds the announcements of the request that opened the session.
     *
     * @param announcedBytes the file's size; null: not announced
     * @param count counter of the session's bytes
     * @param openedAt real time
     */
    public record Opening(
            String channelId,
            @Nullable Long announcedBytes,
            String contentType,
            UploadTraffic.TitleTraffic count,
            Instant openedAt,
            UploadCompletion completion) {}

    Opening opening() {
        return opening;
    }

    /** Returns the answer to the final chunk, once it was given. */
    Optional<HttpAnswer> done() {
        return Optional.ofNullable(done);
    }

    /**
     * Makes this request the writer of the session; the bytes of the former writer after its last whole block are lost.
     */
    void beginWrite(Object request) {
        if (writer != null) {
            received.dropPartialBlock();
        }
        writer = request;
    }

    boolean isWriter(Object request) {
        return writer == request;
    }

    /** Counts received bytes and keeps those that are new. */
    void take(byte[] bytes, int length, long offset) {
        int knownBytes = (int) Math.max(0, Math.min(length, received.count() - offset));
        opening.count().add(length);
        received.take(bytes, knownBytes, length - knownBytes);
    }

    void release() {
        writer = null;
    }

    void abort() {
        received.dropPartialBlock();
        writer = null;
    }

    /** Returns the stored bytes that a query reports: of a request still under way only whole blocks. */
    long storedBytes() {
        return writer == null ? received.count() : received.wholeBlockBytes();
    }

    HttpAnswer finish() {
        HttpAnswer answer = opening.completion().complete(received.whole(opening.contentType()), received.head());
        done = answer;
        return answer;
    }
}
