package dev.ratiomesh.fleet.mesh;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** The sandbox's own view: what it holds, and how it is to behave. */
public final class SandboxClient {
    /** HTTP/1.1, because the JDK's upgrade to HTTP/2 in clear text misreads an answer now and then under load. */
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final ObjectMapper json = new ObjectMapper();
    private final String url;

    public SandboxClient(String url) {
        this.url = url;
    }

    public JsonNode get(String path) {
        return send(HttpRequest.newBuilder(URI.create(url + path)).build());
    }

    /** Carries out an instruction, or a list of them, of the sandbox's own. */
    public void fault(String instruction) {
        JsonNode answer = send(HttpRequest.newBuilder(URI.create(url + "/sandbox/faults"))
                .POST(HttpRequest.BodyPublishers.ofString(instruction))
                .build());
        if (answer.has("detail")) {
            throw new IllegalArgumentException(answer.toString());
        }
    }

    private JsonNode send(HttpRequest request) {
        try {
            return json.readTree(
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
