package dev.ratiomesh.sandbox;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;

/**
 * Moves the body of a request into a streaming call, piece by piece. The next piece is read after the last one was
 * taken.
 */
final class RequestPump {
    private static final int USUAL_PIECE = 1 << 17;

    private final HttpServerRequest request;
    private final StreamingCall flow;
    private byte[] piece = new byte[USUAL_PIECE];
    private boolean over;

    RequestPump(HttpServerRequest request, StreamingCall flow) {
        this.request = request;
        this.flow = flow;
    }

    void start(Consumer<ServiceRouter.RoutedAnswer> answer) {
        request.handler(this::take);
        request.exceptionHandler(failure -> breakOff());
        request.endHandler(ended -> {
            if (!over) {
                over = true;
                answer.accept(flow.end());
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
        if (!flow.take(piece, length)) {
            over = true;
            request.connection().close();
        }
    }

    private void breakOff() {
        if (!over) {
            over = true;
            flow.broken();
        }
    }
}
