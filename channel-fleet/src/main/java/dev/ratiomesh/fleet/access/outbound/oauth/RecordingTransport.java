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
 * Carries one exchange of Google's auth library, and keeps what was answered: the library does not hand out all of it. Its
 * own transport has a time-out for each read and no bound on the answer; here the whole exchange has one of each.
 */
final class RecordingTransport extends HttpTransport {
    private static final int MOST_BYTES = 64 * 1024;
    /** The client sets or forbids them; a compressed answer would have to be kept twice. */
    private static final Set<String> LEFT_OUT = Set.of("accept-encoding", "host", "content-length", "connection");

    private final HttpClient http;
    private final Duration timeout;
    private @Nullable RecordedResponse answer;

    RecordingTransport(HttpClient http, Duration timeout) {
        this.http = http;
        this.timeout = timeout;
    }

    /** Null when there was none. */
    @Nullable
    RecordedResponse answer() {
        return answer;
    }

    @Override
    protected LowLevelHttpRequest buildRequest(String method, String url) {
        return new RecordedRequest(method, url);
    }

    private final class RecordedRequest extends LowLevelHttpRequest {
        private final String method;
        private final HttpRequest.Builder request;

        RecordedRequest(String method, String url) {
            this.method = method;
            this.request = HttpRequest.newBuilder(URI.create(url));
        }

        @Override
        public void addHeader(String name, String value) {
            if (!LEFT_OUT.contains(name.toLowerCase(Locale.ROOT))) {
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
            RecordedResponse response = send(request.build());
            answer = response;
            return response;
        }
    }

    private RecordedResponse send(HttpRequest request) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        CompletableFuture<HttpResponse<Void>> sent = http.sendAsync(
                request,
                HttpResponse.BodyHandlers.ofByteArrayConsumer(part -> part.ifPresent(bytes -> take(read, bytes))));
        try {
            HttpResponse<Void> response = sent.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new RecordedResponse(
                    response.statusCode(),
                    response.headers().firstValue("content-type").orElse("application/json"),
                    read.toByteArray());
        } catch (TimeoutException e) {
            sent.cancel(true);
            throw new IOException("no whole answer within " + timeout, e);
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause()), e);
        } catch (InterruptedException e) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static void take(ByteArrayOutputStream read, byte[] bytes) {
        if (read.size() + bytes.length > MOST_BYTES) {
            throw new IllegalStateException("its answer is larger than " + MOST_BYTES + " bytes");
        }
        read.writeBytes(bytes);
    }
}
