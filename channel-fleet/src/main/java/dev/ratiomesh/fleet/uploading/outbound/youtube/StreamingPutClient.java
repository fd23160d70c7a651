package dev.ratiomesh.fleet.uploading.outbound.youtube;

import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.access.api.ApiResult;
import dev.ratiomesh.fleet.uploading.outbound.files.SourceFiles.ByteRange;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.streams.ReadStream;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Streams bytes from a source file to YouTube in a PUT request, with at most a few buffers in memory. */
@ApplicationScoped
public class StreamingPutClient {
    private static final int CONNECT_TIMEOUT_MILLIS = 10_000;
    private static final int WRITE_QUEUE_BYTES = 1 << 20;
    private static final int MAX_RESPONSE_BYTES = 1 << 20;

    private final HttpClient httpClient;

    StreamingPutClient(Vertx vertx, FleetConfig config) {
        this.httpClient = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                .setIdleTimeout((int) config.uploads().idleTimeout().toSeconds())
                .setMaxPoolSize(config.uploads().maxInProgress() * 2)
                .setSendBufferSize(WRITE_QUEUE_BYTES));
    }

    /** A handle to abort a transfer from outside its worker, when the lease is lost. */
    public static final class AbortHandle {
        private volatile @Nullable HttpClientRequest request;
        private volatile boolean aborted;

        /** Aborts the current request and every later one. */
        public void abort() {
            aborted = true;
            HttpClientRequest open = request;
            if (open != null) {
                open.reset();
            }
        }

        private boolean register(HttpClientRequest next) {
            request = next;
            return !aborted;
        }
    }

    /** One PUT request. Its text form shows neither address nor token. */
    record Put(String address, String accessToken, ByteRange range, long totalBytes) {
        @Override
        public String toString() {
            return "Put[" + range + "]";
        }
    }

    /** Sends the bytes. Completes with any response; fails when the connection or the source fails, or on abort. */
    Uni<ApiResult.CallSucceeded> put(AbortHandle abortHandle, Put put, ReadStream<Buffer> bytes) {
        return Uni.createFrom().completionStage(() -> httpClient
                .request(options(put))
                .compose(request -> {
                    if (!abortHandle.register(request)) {
                        request.reset();
                        return Future.failedFuture("aborted");
                    }
                    return send(request, bytes);
                })
                .toCompletionStage());
    }

    private static RequestOptions options(Put put) {
        return new RequestOptions()
                .setMethod(HttpMethod.PUT)
                .setAbsoluteURI(put.address())
                .setFollowRedirects(false)
                .putHeader("authorization", "Bearer " + put.accessToken())
                .putHeader("content-length", Long.toString(put.range().length()))
                .putHeader(
                        "content-range",
                        "bytes " + put.range().from() + "-" + put.range().last() + "/" + put.totalBytes());
    }

    /** Completes with the response, or with the failure to read or send bytes, whichever comes first. */
    private static Future<ApiResult.CallSucceeded> send(HttpClientRequest request, ReadStream<Buffer> bytes) {
        Promise<ApiResult.CallSucceeded> result = Promise.promise();
        AtomicBoolean allSent = new AtomicBoolean();
        request.setWriteQueueMaxSize(WRITE_QUEUE_BYTES);
        request.exceptionHandler(result::tryFail);
        request.response().compose(StreamingPutClient::readResponse).onComplete(read -> {
            if (read.failed()) {
                result.tryFail(read.cause());
            } else if (result.tryComplete(read.result()) && !allSent.get()) {
                // The response came before all bytes were sent; sending the rest would only delay the next request.
                request.reset();
            }
        });
        bytes.pipe().endOnFailure(false).endOnSuccess(false).to(request).onComplete(piped -> {
            if (piped.succeeded()) {
                allSent.set(true);
                request.end().onFailure(result::tryFail);
            } else {
                request.reset();
                result.tryFail(piped.cause());
            }
        });
        return result.future();
    }

    private static Future<ApiResult.CallSucceeded> readResponse(HttpClientResponse response) {
        Promise<ApiResult.CallSucceeded> result = Promise.promise();
        Buffer body = Buffer.buffer();
        response.exceptionHandler(result::tryFail);
        response.endHandler(end -> result.tryComplete(
                new ApiResult.CallSucceeded(response.statusCode(), headers(response), body.toString())));
        response.handler(part -> {
            if (body.length() + part.length() > MAX_RESPONSE_BYTES) {
                result.tryFail("The response is larger than " + MAX_RESPONSE_BYTES + " bytes");
                response.request().reset();
            } else {
                body.appendBuffer(part);
            }
        });
        return result.future();
    }

    private static Map<String, String> headers(HttpClientResponse response) {
        Map<String, String> headers = new HashMap<>();
        response.headers()
                .forEach(header -> headers.putIfAbsent(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
        return headers;
    }
}
