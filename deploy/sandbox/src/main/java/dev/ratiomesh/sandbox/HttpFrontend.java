package dev.ratiomesh.sandbox;

import dev.ratiomesh.sandbox.wire.HttpAnswer;
import dev.ratiomesh.sandbox.wire.HttpCall;
import dev.ratiomesh.sandbox.wire.SandboxJson;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Serves the sandbox over HTTP: turns requests into calls and answers into responses, and delays or cuts a response
 * where a fault says so.
 */
final class HttpFrontend {
    private static final long MAX_BODY_BYTES = 4L << 20;

    private static final int RESUME_INCOMPLETE = 308;

    private final Vertx vertx;
    private final ServiceRouter services;

    HttpFrontend(Vertx vertx, ServiceRouter services) {
        this.vertx = vertx;
        this.services = services;
    }

    Router router() {
        Router router = Router.router(vertx);
        router.route("/upload/*").handler(this::stream);
        router.route().handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES));
        router.route().handler(this::answer);
        router.route().failureHandler(HttpFrontend::fail);
        return router;
    }

    private void stream(RoutingContext context) {
        services.stream(call(context, ""))
                .ifPresentOrElse(
                        streamingCall -> new RequestPump(context.request(), streamingCall)
                                .start(routed -> answer(context, routed)),
                        context::next);
    }

    private void answer(RoutingContext context) {
        String body = Objects.requireNonNullElse(context.body().asString(), "");
        answer(context, services.answer(call(context, body)));
    }

    private void answer(RoutingContext context, ServiceRouter.RoutedAnswer routed) {
        if (routed.delay().isZero()) {
            send(context, routed);
        } else {
            vertx.setTimer(Math.max(1, routed.delay().toMillis()), id -> send(context, routed));
        }
    }

    private static void send(RoutingContext context, ServiceRouter.RoutedAnswer routed) {
        HttpServerResponse response = context.response();
        if (response.closed()) {
            return;
        }
        routed.answer().ifPresentOrElse(answer -> send(response, answer), () -> context.request()
                .connection()
                .close());
    }

    private static void send(HttpServerResponse response, HttpAnswer answer) {
        answer.headers().forEach(response::putHeader);
        if (answer.status() == RESUME_INCOMPLETE) {
            response.setStatusMessage("Resume Incomplete");
        }
        response.setStatusCode(answer.status()).end(answer.body());
    }

    private static void fail(RoutingContext context) {
        boolean tooLarge = context.statusCode() == 413;
        int status = context.statusCode() < 400 ? 500 : context.statusCode();
        String detail = tooLarge
                ? "The body is larger than " + MAX_BODY_BYTES + " bytes"
                : "The sandbox failed: " + Objects.requireNonNullElse(context.failure(), "status " + status);
        send(
                context.response(),
                HttpAnswer.json(
                        status, SandboxJson.object().put("status", status).put("detail", detail)));
    }

    private static HttpCall call(RoutingContext context, String body) {
        return new HttpCall(
                context.request().method().name(),
                context.normalizedPath().replace("%3A", ":"),
                all(context.request().params(true)),
                headers(context.request().headers()),
                body);
    }

    private static Map<String, List<String>> all(MultiMap values) {
        Map<String, List<String>> all = new HashMap<>();
        values.forEach(entry ->
                all.computeIfAbsent(entry.getKey(), key -> new ArrayList<>()).add(entry.getValue()));
        return all;
    }

    private static Map<String, String> headers(MultiMap headers) {
        Map<String, String> all = new HashMap<>();
        headers.forEach(entry -> all.putIfAbsent(entry.getKey().toLowerCase(Locale.ROOT), entry.getValue()));
        return all;
    }

    /**
     * Moves the body of a request into a streaming call, piece by piece. The next piece is read after the last one was
     * taken.
     */
    static final class RequestPump {
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
}
