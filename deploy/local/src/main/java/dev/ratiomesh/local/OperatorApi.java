package dev.ratiomesh.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;

/** Calls the services' HTTP as the operator. */
public final class OperatorApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /** HTTP/1.1, because the JDK's upgrade to HTTP/2 in clear text misreads an answer now and then under load. */
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private final String token;

    public OperatorApi(String token) {
        this.token = token;
    }

    /**
     * Gets JSON.
     *
     * @throws IOException when there is no answer or it is not 200
     */
    public JsonNode get(String url) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(request(url).GET());
        if (answer.statusCode() != 200) {
            throw new IOException("GET " + url + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** Returns the lines of an endless stream; closing it ends the stream. */
    public Stream<String> lines(String url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + token)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofLines()).body();
    }

    /** Posts JSON without an idempotency key and returns the status. */
    public int post(String url, Object body) throws IOException, InterruptedException {
        return post(url, UUID.randomUUID().toString(), body);
    }

    /** Posts JSON under an idempotency key and returns the status. */
    public int post(String url, String idempotencyKey, Object body) throws IOException, InterruptedException {
        return send(request(url)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", idempotencyKey)
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))))
                .statusCode();
    }

    /** Tells whether a health check answers 200. */
    public boolean isUp(String url) {
        try {
            return send(request(url).GET()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT).header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
