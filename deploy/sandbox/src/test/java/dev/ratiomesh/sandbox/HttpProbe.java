package dev.ratiomesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Calls a sandbox over real HTTP, as any client would. */
final class HttpProbe {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;

    HttpProbe(Sandbox sandbox) {
        url = sandbox.url();
    }

    record Response(int status, HttpResponse<String> http) {
        JsonNode json() {
            try {
                return JSON.readTree(http.body());
            } catch (IOException e) {
                throw new AssertionError("not JSON: " + http.body(), e);
            }
        }

        JsonNode at(String pointer) {
            return json().at(pointer);
        }
    }

    Response get(String path, String... headers) throws IOException {
        return send(request(path, headers).GET());
    }

    Response post(String path, String body, String... headers) throws IOException {
        return send(request(path, headers).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Response post(String path, byte[] body, String... headers) throws IOException {
        return send(request(path, headers).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /** Sends a PUT to a path of the sandbox or to an address it gave. */
    Response put(String path, byte[] body, String... headers) throws IOException {
        return send(request(path, headers).PUT(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    Response delete(String path, String... headers) throws IOException {
        return send(request(path, headers).DELETE());
    }

    Response send(String method, String path, String... headers) throws IOException {
        return send(request(path).headers(headers).method(method, HttpRequest.BodyPublishers.noBody()));
    }

    Response ads(String method, String body) throws IOException {
        return send(request("/v25/customers/1234567890/" + method)
                .header("authorization", "Bearer t")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Response query(String gaql) throws IOException {
        return ads(
                "googleAds:search", JSON.createObjectNode().put("query", gaql).toString());
    }

    Response stats(String ids) throws IOException {
        return get("/youtube/v3/videos:batchGetStats?part=id,snippet,statistics&key=k&id=" + ids);
    }

    Response fault(String body) throws IOException {
        return post("/sandbox/faults", body);
    }

    JsonNode ledger() throws IOException {
        return get("/sandbox/ledger").json();
    }

    private HttpRequest.Builder request(String path, String... headers) {
        URI address = URI.create(path.startsWith("http") ? path : url + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10));
        return headers.length > 0 ? request.headers(headers) : request;
    }

    private Response send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Response(response.statusCode(), response);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
