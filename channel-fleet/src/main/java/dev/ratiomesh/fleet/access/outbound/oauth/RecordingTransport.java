package dev.ratiomesh.fleet.access.outbound.oauth;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Transports one exchange of Google's auth library and records the response, which the library does not expose completely.
 * The library's own transport has a timeout per read and no size limit; here the whole exchange has one timeout and the
 * response one size limit.
 */
final class RecordingTransport extends HttpTransport {
    private static final int MAX_BODY_BYTES = 64 * 1024;
    /**
     * Headers that the HTTP client sets itself or forbids. Accepting compression would require a second copy of the
     * response.
     */
    private static final Set<String> SKIPPED_HEADERS =
            Set.of("accept-encoding", "host", "content-length", "connection");

    private final HttpClient http;
    private final Duration timeout;
    private @Nullable RecordedResponse response;

    RecordingTransport(HttpClient http, Duration timeout) {
        this.http = http;
        this.timeout = timeout;
    }

    /** Returns the recorded response, null when none arrived. */
    @Nullable
    RecordedResponse response() {
        return response;
    }

    @Override
    protected LowLevelHttpRequest buildRequest(String method, String url) {
        return new RecordedRequest(method, url);
    }

    /** A request of the library, sent by this transport. */
    private final class RecordedRequest extends LowLevelHttpRequest {
        private final String method;
        private final HttpRequest.Builder request;

        RecordedRequest(String method, String url) {
            this.method = method;
            this.request = HttpRequest.newBuilder(URI.create(url));
        }

        @Override
        public void addHeader(String name, String value) {
            if (!SKIPPED_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                request.header(name, value);
            }
        }

        @Override
        public LowLevelHttpResponse execute() throws IOException {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            if (getStreamingContent() != null) {
                getStreamingContent().writeTo(body);
            }
            if (getContentType() != null) {
                request.header("content-type", getContentType());
            }
            request.method(method, HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
            RecordedResponse recorded = send(request.build());
            response = recorded;
            return recorded;
        }
    }

    private RecordedResponse send(HttpRequest request) throws IOException {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        CompletableFuture<HttpResponse<Void>> sent = http.sendAsync(
                request,
                HttpResponse.BodyHandlers.ofByteArrayConsumer(
                        part -> part.ifPresent(bytes -> append(received, bytes))));
        try {
            HttpResponse<Void> response = sent.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new RecordedResponse(
                    response.statusCode(),
                    response.headers().firstValue("content-type").orElse("application/json"),
                    received.toByteArray());
        } catch (TimeoutException e) {
            sent.cancel(true);
            throw new IOException("no complete response within " + timeout, e);
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause()), e);
        } catch (InterruptedException e) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static void append(ByteArrayOutputStream received, byte[] bytes) {
        if (received.size() + bytes.length > MAX_BODY_BYTES) {
            throw new IllegalStateException("the response is larger than " + MAX_BODY_BYTES + " bytes");
        }
        received.writeBytes(bytes);
    }
}
