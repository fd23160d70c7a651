package dev.ratiomesh.sandbox.uploads.session;

import dev.ratiomesh.sandbox.wire.BodyReceiver;
import dev.ratiomesh.sandbox.wire.HttpAnswer;
import java.util.Optional;

/** Receives a request whose body is the whole file. A broken request leaves nothing behind. */
public final class MediaBody implements BodyReceiver {
    private final String contentType;
    private final UploadCompletion completion;
    private final UploadTraffic.TitleTraffic count;
    private final ReceivedBytes received = new ReceivedBytes();

    public MediaBody(String contentType, UploadTraffic.TitleTraffic count, UploadCompletion completion) {
        this.contentType = contentType;
        this.count = count;
        this.completion = completion;
    }

    @Override
    public boolean take(byte[] bytes, int length) {
        return take(bytes, 0, length);
    }

    public boolean take(byte[] bytes, int from, int length) {
        count.add(length);
        received.take(bytes, from, length);
        return true;
    }

    @Override
    public Optional<HttpAnswer> end() {
        return Optional.of(completion.complete(received.whole(contentType), received.head()));
    }

    @Override
    public void abort() {
        // nothing was created
    }
}
