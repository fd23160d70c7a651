package dev.ratiomesh.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ratiomesh.testkit.kafka.PlainProducer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.awaitility.core.ConditionFactory;

/** Acts on a tenant's channels as an upstream app and as a channel owner without a browser. */
final class ChannelScenario {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    private final Map<String, String> hashes = new HashMap<>();
    private final Mesh mesh;
    private final PlainProducer upstream;
    private final String tenant;

    ChannelScenario(Mesh mesh, PlainProducer upstream, String tenant) {
        this.mesh = mesh;
        this.upstream = upstream;
        this.tenant = tenant;
    }

    /** Connects a channel and returns its id. */
    String connect(String name) throws IOException, InterruptedException {
        String wish = "{\"tenantId\":\"%s\",\"features\":[\"uploads\",\"comments\"]}".formatted(tenant);
        JsonNode connection = send(HttpRequest.newBuilder(URI.create(fleet("/api/connections")))
                .header("Authorization", "Bearer " + mesh.token())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(wish)));
        String consent = connection.path("consentUrl").asText() + "&sandbox_channel=" + name;
        return send(HttpRequest.newBuilder(URI.create(consent)))
                .path("channelId")
                .asText();
    }

    /** Writes a file and publishes it by Kafka. */
    void publish(String uploadId, int bytes, String... channels) throws IOException, NoSuchAlgorithmException {
        Path file = Files.createDirectories(mesh.options().videos()).resolve(uploadId + ".mp4");
        Files.write(file, movie(uploadId, bytes));
        String json =
                """
                {"uploadId":"%s","tenantId":"%s","by":"ada","channels":["%s"],"file":"%s","title":"%s","categoryId":"10",
                 "privacy":"PUBLIC","madeForKids":false,"syntheticMedia":false}"""
                        .formatted(uploadId, tenant, String.join("\",\"", channels), file.toUri(), uploadId);
        say("upload.publish.v1", uploadId, json);
    }

    /** Renames a video, which only its own channel may do. */
    void rename(String channelId, String uploadId) {
        String video = upload(uploadId).findValue("videoId").asText();
        String json =
                "{\"channelId\":\"%s\",\"tenantId\":\"%s\",\"by\":\"ada\",\"videoId\":\"%s\",\"title\":\"another\"}"
                        .formatted(channelId, tenant, video);
        say("video.update.v1", channelId, json);
    }

    JsonNode upload(String id) {
        return get(fleet("/api/uploads/" + id));
    }

    JsonNode channel(String id) {
        return get(fleet("/api/channels/" + id));
    }

    void awaitState(String uploadId, String state) {
        soon().untilAsserted(() ->
                assertThat(upload(uploadId).findValuesAsText("state")).contains(state));
    }

    ConditionFactory soon() {
        return await().atMost(PATIENCE).ignoreException(IllegalStateException.class);
    }

    /** Returns titles and hashes of all videos that the sandbox holds for these channels. */
    Map<String, String> videosOf(String... channels) {
        Map<String, String> videos = new HashMap<>();
        for (JsonNode video :
                get(mesh.options().url(MeshPort.SANDBOX) + "/sandbox/studio").path("videos")) {
            for (String channel : channels) {
                if (video.path("channelId").asText().equals(channel)) {
                    assertThat(videos.put(
                                    video.path("title").asText(),
                                    video.path("sha256").asText()))
                            .as("made twice: %s", video)
                            .isNull();
                }
            }
        }
        return videos;
    }

    /** Returns title and hash of each published file. */
    Map<String, String> handedOver() {
        return hashes;
    }

    void sandbox(String instruction) throws IOException, InterruptedException {
        assertThat(mesh.api()
                        .post(
                                mesh.options().url(MeshPort.SANDBOX) + "/sandbox/faults",
                                JSON.readValue(instruction, Map.class)))
                .isEqualTo(200);
    }

    private void say(String type, String key, String json) {
        upstream.publish("channel.commands", key, type, json);
    }

    private byte[] movie(String title, int bytes) throws NoSuchAlgorithmException {
        byte[] movie = new byte[bytes];
        new Random(title.hashCode()).nextBytes(movie);
        byte[] head = "\0\0\0\u0018ftypisom\0\0\2\0isomiso2".getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(head, 0, movie, 0, head.length);
        hashes.put(
                title,
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(movie)));
        return movie;
    }

    private String fleet(String path) {
        return mesh.options().url(MeshPort.CHANNEL_FLEET) + path;
    }

    private JsonNode get(String url) {
        try {
            return mesh.api().get(url);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return JSON.readTree(
                http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body());
    }
}
