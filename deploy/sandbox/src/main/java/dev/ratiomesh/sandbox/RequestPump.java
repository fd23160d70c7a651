package dev.ratiomesh.sandbox;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;

/**
 * Moves the body of a request into a streaming call, piece by piece. The next piece is read after the last one was
 * taken.
 */
final class RequestPump {
    private static final int DEFAULT_PIECE_BYTES = 1 << 17;

    private final HttpServerRequest request;
    private final StreamingCall call;
    private byte[] piece = new byte[DEFAULT_PIECE_BYTES];
    private boolean over;

    RequestPump(HttpServerRequest request, StreamingCall call) {
        this.request = request;
        this.call = call;
    }

    void start(Consumer<ServiceRouter.RoutedAnswer> answer) {
        request.handler(this::take);
        request.exceptionHandler(failure -> abort());
        request.endHandler(ended -> {
            if (!over) {
                over = true;
                answer.accept(call.end());
            }
        });
    }

    private void take(Buffer buffer) {
        if (over) {
            return;
        }
        int length = buffer.length();
        piece = length > piece.length ? new byte[length] : piece;
        buffer.getBytes(0, length, piece);
        if (!call.take(piece, length)) {
            over = true;
            request.connection().close();
        }
    }

    private void abort() {
        if (!over) {
            over = true;
            call.abort();
        }
    }
}
