package dev.ratiomesh.fleet.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ratiomesh.testkit.TestTokens;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** Listens to the live stream as a browser does. */
final class EventListener implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final InputStream body;
    private final List<Event> events = new CopyOnWriteArrayList<>();

    private EventListener(InputStream answer) {
        this.body = answer;
    }

    record Event(String id, String name, String data) {}

    /** @param last the id to resume after, null to start now; the stream has started on return */
    static EventListener of(String tenant, String last) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/api/fleet/events"))
                .header("Authorization", "Bearer " + TestTokens.token(tenant, "viewer"));
        if (last != null) {
            request.header("Last-Event-ID", last);
        }
        EventListener listener = new EventListener(open(request.build()));
        Thread reader = new Thread(listener::read, "listener");
        reader.setDaemon(true);
        reader.start();
        if (last == null) {
            Awaitility.await().until(() -> !listener.events.isEmpty());
        }
        return listener;
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofInputStream()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(body, UTF_8))) {
            String id = "";
            String name = "";
            String data = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("event:")) {
                    name = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    data = line.substring(5).strip();
                } else if (line.isEmpty() && !data.isEmpty()) {
                    events.add(new Event(id, name, data));
                    data = "";
                }
            }
        } catch (IOException closed) {
            // The listener has been closed, or the server has.
        }
    }
}
