package dev.ratiomesh.fleet.uploading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.contracts.channel.ChannelCommand.PublishUpload;
import dev.ratiomesh.contracts.channel.ChannelEvent.ChannelCommandRejected;
import dev.ratiomesh.contracts.channel.ChannelEvent.ChannelConnected;
import dev.ratiomesh.contracts.channel.ChannelEvent.UploadFailed;
import dev.ratiomesh.contracts.channel.ChannelEvent.UploadPublished;
import dev.ratiomesh.contracts.channel.Privacy;
import dev.ratiomesh.fleet.mesh.ChannelOwner;
import dev.ratiomesh.fleet.mesh.Mesh;
import dev.ratiomesh.fleet.mesh.SandboxResource;
import dev.ratiomesh.testkit.TestTokens;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;

/** A tenant with channels and files, and the requests that tests make for it. */
final class UploadRig implements AutoCloseable {
    static final int MIB = 1 << 20;
    private static final Duration AWAIT_TIMEOUT = Duration.ofSeconds(60);

    final String tenant = "up-" + UUID.randomUUID();
    final Mesh mesh = new Mesh();

    /** Connects a channel with all features; returns its id. */
    String channel() {
        String channel = ChannelOwner.connect(tenant, "c" + UUID.randomUUID());
        mesh.await(channel, ChannelConnected.class);
        return channel;
    }

    /** Writes a file that begins like MP4 and continues with random bytes. */
    static Path video(int bytes) {
        byte[] content = new byte[bytes];
        new Random(bytes).nextBytes(content);
        byte[] head = {0, 0, 0, 0x18, 'f', 't', 'y', 'p', 'i', 's', 'o', 'm'};
        System.arraycopy(head, 0, content, 0, Math.min(head.length, bytes));
        return file(".mp4", content);
    }

    static Path file(String suffix, byte[] content) {
        try {
            Files.createDirectories(SandboxResource.FILES);
            return Files.write(SandboxResource.FILES.resolve(UUID.randomUUID() + suffix), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String sha256(Path file) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(hash);
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Drafts a command whose title is its id, so that the sandbox's counts concern this upload alone. */
    PublishDraft draft(Path file, String... channels) {
        return draft(file.toUri().toString(), channels);
    }

    PublishDraft draft(String file, String... channels) {
        return new PublishDraft(tenant, UUID.randomUUID().toString(), file, List.of(channels));
    }

    String publish(PublishDraft draft) {
        mesh.publish(draft.command());
        return draft.id;
    }

    UploadPublished published(String id) {
        return mesh.await(id, UploadPublished.class);
    }

    UploadFailed failed(String id) {
        return mesh.await(id, UploadFailed.class);
    }

    ChannelCommandRejected rejected(PublishDraft draft) {
        mesh.publish(draft.command());
        return mesh.await(draft.id, ChannelCommandRejected.class);
    }

    /** Returns the sandbox's videos with a title. */
    List<JsonNode> videos(String title) {
        return list("videos", title);
    }

    /** Returns the sandbox's counts of sessions and bytes for a title. */
    JsonNode traffic(String title) {
        List<JsonNode> uploads = list("uploads", title);
        assertThat(uploads).hasSize(1);
        return uploads.get(0);
    }

    private List<JsonNode> list(String name, String title) {
        JsonNode all = mesh.sandbox.get("/sandbox/studio").path(name);
        return StreamSupport.stream(all.spliterator(), false)
                .filter(entry -> entry.path("title").asText().equals(title))
                .toList();
    }

    void awaitUntil(String description, Callable<Boolean> condition) {
        await(description).atMost(AWAIT_TIMEOUT).until(condition);
    }

    /** Returns the state of an upload, empty when it is not stored. */
    String state(String id) {
        return mesh.rows("SELECT state FROM upload WHERE id = '" + id + "'").stream()
                .map(row -> String.valueOf(row.get("state")))
                .findFirst()
                .orElse("");
    }

    /** Returns how often a fenced worker's result was dropped. */
    double fenced() {
        return RestAssured.get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("mesh_uploads_fenced_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    void fault(String instruction) {
        mesh.sandbox.inject(instruction);
    }

    RequestSpecification as(String role) {
        return RestAssured.given().auth().oauth2(TestTokens.token(tenant, role)).contentType(ContentType.JSON);
    }

    @Override
    public void close() {
        mesh.sandbox.inject("{\"clear\":true}");
        mesh.close();
    }

    /** A publish command in preparation. */
    static final class PublishDraft {
        final String id;
        String tenant;
        String file;
        List<String> channels;
        Long declaredBytes;
        String title;
        String description;
        List<String> tags;
        Privacy privacy = Privacy.UNLISTED;
        String publishAt;
        String publishZone;
        String thumbnail;
        String requestedBy = "ann";

        private PublishDraft(String tenant, String id, String file, List<String> channels) {
            this.tenant = tenant;
            this.id = id;
            this.title = id;
            this.file = file;
            this.channels = channels;
        }

        PublishUpload command() {
            return new PublishUpload(
                    id,
                    tenant,
                    requestedBy,
                    channels,
                    file,
                    declaredBytes,
                    title,
                    description,
                    tags,
                    "10",
                    privacy,
                    publishAt,
                    publishZone,
                    thumbnail,
                    false,
                    true,
                    false);
        }

        Map<String, Object> body() {
            return Map.of(
                    "uploadId",
                    id,
                    "channels",
                    channels,
                    "file",
                    file,
                    "title",
                    title,
                    "categoryId",
                    "10",
                    "privacy",
                    privacy.name(),
                    "madeForKids",
                    false,
                    "syntheticMedia",
                    false);
        }
    }
}
