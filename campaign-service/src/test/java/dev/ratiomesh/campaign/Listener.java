package dev.ratiomesh.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.delivery.json.JsonMappers;
import dev.ratiomesh.testkit.TestTokens;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** Reads the live stream like a browser. */
final class Listener implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final HttpResponse<InputStream> answer;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final List<String> comments = new CopyOnWriteArrayList<>();

    private Listener(HttpResponse<InputStream> answer) {
        this.answer = answer;
    }

    /** An event; the id is empty when it has none. */
    record Event(String id, String name, String campaign, String title, String status) {
        static Event of(String id, String name, String data) throws IOException {
            JsonNode campaign = JsonMappers.tolerant().readTree(data);
            return new Event(
                    id,
                    name,
                    campaign.path("campaignId").asText(),
                    campaign.path("title").asText(),
                    campaign.path("status").asText());
        }
    }

    static Listener of(String tenant) {
        return of(tenant, null);
    }

    /**
     * Opens the stream.
     *
     * @param last null or the id to resume from
     */
    static Listener of(String tenant, String last) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/api/stream"))
                .header("Authorization", "Bearer " + TestTokens.token(tenant, "viewer"));
        if (last != null) {
            request.header("Last-Event-ID", last);
        }
        try {
            Listener listener = new Listener(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
            Thread reader = new Thread(listener::read, "listener");
            reader.setDaemon(true);
            reader.start();
            return listener;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    int status() {
        return answer.statusCode();
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    List<String> comments() {
        return List.copyOf(comments);
    }

    /** Waits for the first matching event and returns it. */
    Event await(Predicate<Event> wanted) {
        Awaitility.await().until(() -> events.stream().anyMatch(wanted));
        return events.stream().filter(wanted).findFirst().orElseThrow();
    }

    void awaitEvents(int count) {
        Awaitility.await().until(() -> events.size() >= count);
    }

    /** Returns the id from which a browser resumes after these events. */
    static Optional<String> lastId(List<Event> arrived) {
        return arrived.stream().map(Event::id).filter(id -> !id.isEmpty()).reduce((earlier, later) -> later);
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            String id = "";
            String name = "";
            StringBuilder data = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(":")) {
                    comments.add(line);
                } else if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("event:")) {
                    name = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    data.append(line.substring(5).strip());
                } else if (line.isEmpty() && data.length() > 0) {
                    events.add(Event.of(id, name, data.toString()));
                    id = "";
                    data.setLength(0);
                }
            }
        } catch (IOException closed) {
            comments.add("closed: " + closed);
        }
    }

    @Override
    public void close() {
        try {
            answer.body().close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
