package dev.ratiomesh.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ratiomesh.local.Mesh;
import dev.ratiomesh.local.MeshPort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

/** Calls channel-fleet's HTTP and database, and reads the sandbox's state. */
final class UploadEnvironment {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Mesh mesh;
    private final Connection database;
    private final String tenant;
    private final String token;

    UploadEnvironment(Mesh mesh, Connection database, String tenant) throws IOException {
        this.mesh = mesh;
        this.database = database;
        this.tenant = tenant;
        this.token = Files.readString(mesh.options().dir().resolve("token")).strip();
    }

    String sandbox() {
        return mesh.options().url(MeshPort.SANDBOX);
    }

    /** Connects a channel of this name, as its owner's browser would, and returns its id. */
    String connect(String name) throws IOException, InterruptedException {
        String fleet = mesh.options().url(MeshPort.CHANNEL_FLEET);
        HttpRequest begin = HttpRequest.newBuilder(URI.create(fleet + "/api/connections"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        JSON.writeValueAsString(Map.of("tenantId", tenant, "features", List.of("uploads")))))
                .build();
        String consent = JSON.readTree(send(begin)).path("consentUrl").asText();
        String redirect = redirectTarget(consent + "&sandbox_channel=" + name);
        String query = redirect.substring(redirect.indexOf('?'));
        HttpRequest callback = HttpRequest.newBuilder(URI.create(fleet + "/api/connections/callback" + query))
                .build();
        return JSON.readTree(send(callback)).path("channelId").asText();
    }

    void publish(String id, String channel, Path file) throws IOException, InterruptedException {
        int status = mesh.api()
                .post(
                        mesh.options().url(MeshPort.CHANNEL_FLEET) + "/api/uploads",
                        Map.of(
                                "uploadId",
                                id,
                                "tenantId",
                                tenant,
                                "channels",
                                List.of(channel),
                                "file",
                                file.toUri().toString(),
                                "title",
                                id,
                                "categoryId",
                                "10",
                                "privacy",
                                "PRIVATE",
                                "madeForKids",
                                false,
                                "syntheticMedia",
                                false));
        if (status != 202) {
            throw new IOException("the upload was answered with " + status);
        }
    }

    /** Sends an instruction to the sandbox. */
    void instruct(String instruction) throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(URI.create(sandbox() + "/sandbox/faults"))
                .POST(HttpRequest.BodyPublishers.ofString(instruction))
                .build());
    }

    /** Returns the seconds from the stored session to the video. */
    double seconds(String id) throws InterruptedException {
        double opened = epochSeconds(id, "opened_at", "SENDING");
        double done = epochSeconds(id, "since", "PROCESSING");
        await(id, "PUBLISHED");
        return done - opened;
    }

    /** Returns a column's time in seconds since 1970, as soon as the upload is in that state. */
    private double epochSeconds(String id, String column, String state) throws InterruptedException {
        String sql = "SELECT extract(epoch FROM " + column + ") FROM upload WHERE id = '" + id + "' AND state = '"
                + state + "'";
        double[] seconds = new double[1];
        Stopwatch.await(() -> {
            seconds[0] = number(sql);
            return seconds[0] > 0;
        });
        return seconds[0];
    }

    void await(String id, String state) throws InterruptedException {
        Stopwatch.await(
                () -> number("SELECT count(*) FROM upload WHERE id = '" + id + "' AND state = '" + state + "'") == 1);
    }

    long receivedBytes(String title) {
        return find("uploads", title).stream()
                .mapToLong(entry -> entry.path("bytesReceived").asLong())
                .sum();
    }

    long sessions(String title) {
        return find("uploads", title).stream()
                .mapToLong(entry -> entry.path("sessionsBegun").asLong())
                .sum();
    }

    boolean hasVideo(String title) {
        return !videos(title).isEmpty();
    }

    List<JsonNode> videos(String title) {
        return find("videos", title);
    }

    String send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException(request.uri() + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    /** Returns the target of a redirect. */
    String redirectTarget(String url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
        return http.send(request, HttpResponse.BodyHandlers.discarding())
                .headers()
                .firstValue("location")
                .orElseThrow(() -> new IOException(url + " leads nowhere"));
    }

    HttpClient http() {
        return http;
    }

    private List<JsonNode> find(String list, String title) {
        try {
            HttpRequest studio = HttpRequest.newBuilder(URI.create(sandbox() + "/sandbox/studio"))
                    .build();
            return StreamSupport.stream(JSON.readTree(send(studio)).path(list).spliterator(), false)
                    .filter(entry -> entry.path("title").asText().equals(title))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private double number(String sql) {
        try (var statement = database.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return result.next() ? result.getDouble(1) : 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / (double) TimeUnit.SECONDS.toNanos(1);
    }
}
