package dev.ratiomesh.delivery.runtime;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.ext.web.client.impl.ClientPhase;
import io.vertx.ext.web.client.impl.WebClientInternal;
import io.vertx.ext.web.codec.spi.BodyStream;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.WebClient;
import io.vertx.mutiny.ext.web.codec.BodyCodec;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of an HTTP response as text up to a size, because the client's own codecs buffer a body of any size. A
 * service that uses this codec depends on {@code smallrye-mutiny-vertx-web-client}.
 */
public final class BoundedBodyCodec implements BodyStream<String> {
    private static final String REQUEST = "bounded-body-request";

    private final int maxBytes;
    private final Promise<String> body = Promise.promise();
    private final Buffer received = Buffer.buffer();

    private BoundedBodyCodec(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** @param maxBytes maximum size; a larger body fails the call with {@link TooLarge} */
    public static BodyCodec<String> of(int maxBytes) {
        io.vertx.ext.web.codec.BodyCodec<String> codec =
                handler -> handler.handle(Future.succeededFuture(new BoundedBodyCodec(maxBytes)));
        return BodyCodec.newInstance(codec);
    }

    /**
     * Makes a client that resets the connection when a body is too large, instead of reading to an end that may never
     * come.
     */
    public static WebClient client(Vertx vertx, WebClientOptions options) {
        WebClient client = WebClient.create(vertx, options);
        ((WebClientInternal) client.getDelegate()).addInterceptor(context -> {
            if (context.phase() == ClientPhase.RECEIVE_RESPONSE) {
                context.set(REQUEST, context.clientResponse().request());
            }
            HttpClientRequest request = context.get(REQUEST);
            if (context.phase() == ClientPhase.FAILURE && context.failure() instanceof TooLarge && request != null) {
                request.reset();
            }
            context.next();
        });
        return client;
    }

    /** Signals a response body that is larger than the limit. */
    public static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLarge(int maxBytes) {
            super("its answer is larger than " + maxBytes + " bytes", null, false, false);
        }
    }

    @Override
    public Future<String> result() {
        return body.future();
    }

    @Override
    public Future<Void> write(Buffer part) {
        if (received.length() + part.length() > maxBytes) {
            TooLarge failure = new TooLarge(maxBytes);
            body.tryFail(failure);
            return Future.failedFuture(failure);
        }
        received.appendBuffer(part);
        return Future.succeededFuture();
    }

    @Override
    public void write(Buffer part, @Nullable Handler<AsyncResult<Void>> handler) {
        Future<Void> written = write(part);
        if (handler != null) {
            handler.handle(written);
        }
    }

    @Override
    public void end(@Nullable Handler<AsyncResult<Void>> handler) {
        body.tryComplete(received.toString());
        if (handler != null) {
            handler.handle(Future.succeededFuture());
        }
    }

    @Override
    public void handle(Throwable cause) {
        body.tryFail(cause);
    }

    @Override
    public BoundedBodyCodec exceptionHandler(@Nullable Handler<Throwable> handler) {
        return this;
    }

    @Override
    public BoundedBodyCodec setWriteQueueMaxSize(int size) {
        return this;
    }

    @Override
    public boolean writeQueueFull() {
        return false;
    }

    @Override
    public BoundedBodyCodec drainHandler(@Nullable Handler<Void> handler) {
        return this;
    }
}
