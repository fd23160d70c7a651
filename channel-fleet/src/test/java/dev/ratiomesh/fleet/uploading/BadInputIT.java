package dev.ratiomesh.fleet.uploading;

import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.sun.net.httpserver.HttpServer;
import dev.ratiomesh.contracts.channel.ChannelEvent.ChannelCommandRejected;
import dev.ratiomesh.contracts.channel.ChannelEvent.UploadFailed;
import dev.ratiomesh.contracts.channel.ChannelRejectionCode;
import dev.ratiomesh.contracts.channel.Privacy;
import dev.ratiomesh.contracts.channel.UploadFailureCode;
import dev.ratiomesh.fleet.mesh.SandboxResource;
import dev.ratiomesh.fleet.uploading.UploadRig.PublishDraft;
import dev.ratiomesh.testkit.LogProbe;
import dev.ratiomesh.testkit.MeshResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Invalid commands and files are rejected or fail with a reason, and no command is lost. */
@QuarkusTest
@QuarkusTestResource(MeshResource.class)
@QuarkusTestResource(SandboxResource.class)
class BadInputIT {
    private UploadRig rig;
    private String channel;

    @BeforeEach
    void open() {
        rig = new UploadRig();
        channel = rig.channel();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private void assertRejected(PublishDraft draft, ChannelRejectionCode code, String field) {
        ChannelCommandRejected rejected = rig.rejected(draft);
        assertThat(rejected.code()).isEqualTo(code);
        assertThat(rejected.field()).isEqualTo(field);
        assertThat(rejected.subjectId()).isEqualTo(draft.id);
        assertThat(rig.mesh.rows("SELECT id FROM upload WHERE id = '" + draft.id + "'"))
                .isEmpty();
    }

    private PublishDraft draft() {
        return rig.draft(UploadRig.video(1000), channel);
    }

    private UploadFailed publishFailing(PublishDraft draft, UploadFailureCode code) {
        rig.publish(draft);
        UploadFailed failed = rig.failed(draft.id);
        assertThat(failed.code()).as(failed.detail()).isEqualTo(code);
        assertThat(rig.videos(draft.id)).isEmpty();
        return failed;
    }

    @Test
    void invalid_metadata_is_rejected_before_a_byte_is_sent() {
        PublishDraft title = draft();
        title.title = "x".repeat(101);
        assertRejected(title, ChannelRejectionCode.TITLE_INVALID, "title");

        PublishDraft tags = draft();
        tags.tags = List.of("x".repeat(250), "x".repeat(250));
        assertRejected(tags, ChannelRejectionCode.TAGS_INVALID, "tags");

        PublishDraft sign = draft();
        sign.description = "a < b";
        assertRejected(sign, ChannelRejectionCode.DESCRIPTION_INVALID, "description");

        PublishDraft past = draft();
        past.privacy = Privacy.PRIVATE;
        past.publishAt = "2020-01-01T00:00:00";
        past.publishZone = "UTC";
        assertRejected(past, ChannelRejectionCode.PUBLISH_TIME_INVALID, "publishAt");

        PublishDraft gap = draft();
        gap.privacy = Privacy.PRIVATE;
        gap.publishAt = inTheNextGap(ZoneId.of("America/Los_Angeles"));
        gap.publishZone = "America/Los_Angeles";
        assertRejected(gap, ChannelRejectionCode.PUBLISH_TIME_INVALID, "publishAt");
    }

    /** Returns a local time in the next gap of the zone, which is in the future at each run of the test. */
    private static String inTheNextGap(ZoneId zone) {
        ZoneOffsetTransition next = zone.getRules().nextTransition(Instant.now());
        ZoneOffsetTransition forward = next.isGap() ? next : zone.getRules().nextTransition(next.getInstant());
        assertThat(forward.isGap()).isTrue();
        return forward.getDateTimeBefore().plusMinutes(30).format(ISO_LOCAL_DATE_TIME);
    }

    @Test
    void channel_of_another_tenant_is_rejected_like_an_unknown_one() {
        // given
        try (UploadRig other = new UploadRig()) {
            PublishDraft draft = rig.draft(UploadRig.video(1000), channel, other.channel());

            // then
            assertRejected(draft, ChannelRejectionCode.CHANNELS_INVALID, "channels");
            rig.as("operator")
                    .body(draft.body())
                    .post("/api/uploads")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("CHANNELS_INVALID"));
        }
    }

    @Test
    void addresses_outside_the_source_policy_are_rejected() {
        PublishDraft outside = draft();
        outside.file = "file:///etc/passwd";
        assertRejected(outside, ChannelRejectionCode.FILE_INVALID, "file");

        PublishDraft climbing = draft();
        climbing.file = SandboxResource.FILES.toUri() + "/../../pom.xml";
        assertRejected(climbing, ChannelRejectionCode.FILE_INVALID, "file");

        PublishDraft thumbnail = draft();
        thumbnail.thumbnail = "ftp://example.com/a.png";
        assertRejected(thumbnail, ChannelRejectionCode.THUMBNAIL_INVALID, "thumbnail");
    }

    @Test
    void invalid_files_fail_with_their_reason() throws IOException {
        publishFailing(
                rig.draft(SandboxResource.FILES.resolve("none-" + UUID.randomUUID()), channel),
                UploadFailureCode.FILE_MISSING);
        publishFailing(rig.draft(UploadRig.file(".mp4", new byte[0]), channel), UploadFailureCode.FILE_EMPTY);
        publishFailing(
                rig.draft(UploadRig.file(".mp4", "no video at all".getBytes()), channel), UploadFailureCode.NO_VIDEO);

        PublishDraft truncated = rig.draft(UploadRig.video(1000), channel);
        truncated.declaredBytes = 1001L;
        assertThat(publishFailing(truncated, UploadFailureCode.FILE_SIZE_DIFFERS)
                        .detail())
                .contains("1000", "1001");

        PublishDraft larger = rig.draft(UploadRig.video(1000), channel);
        larger.declaredBytes = 999L;
        publishFailing(larger, UploadFailureCode.FILE_SIZE_DIFFERS);

        Path link = SandboxResource.FILES.resolve("link-" + UUID.randomUUID() + ".mp4");
        Files.createSymbolicLink(link, Path.of("pom.xml").toAbsolutePath());
        publishFailing(rig.draft(link, channel), UploadFailureCode.FILE_MISSING);

        PublishDraft noImage = rig.draft(UploadRig.video(1000), channel);
        noImage.thumbnail =
                UploadRig.file(".png", "no image".getBytes()).toUri().toString();
        assertThat(publishFailing(noImage, UploadFailureCode.FILE_MISSING).detail())
                .contains("thumbnail");
    }

    @Test
    void file_that_changes_during_the_transfer_fails_without_a_video() throws IOException {
        // given
        Path file = UploadRig.video(4 * UploadRig.MIB);
        rig.fault("{\"upload\":{\"cutAfter\":300000,\"count\":2,\"channel\":\"" + channel + "\"}}");
        PublishDraft draft = rig.draft(file, channel);
        rig.fault("{\"target\":\"POST /upload/youtube/v3/videos\",\"delay\":700,\"count\":1}");

        // when
        rig.publish(draft);
        rig.awaitUntil(
                "a channel is chosen",
                () -> rig.mesh
                                .rows("SELECT channel_id FROM upload WHERE channel_id IS NOT NULL AND id = '" + draft.id
                                        + "'")
                                .size()
                        == 1);
        Files.write(file, new byte[] {1}, java.nio.file.StandardOpenOption.APPEND);

        // then
        assertThat(rig.failed(draft.id).code()).isEqualTo(UploadFailureCode.FILE_SIZE_DIFFERS);
        assertThat(rig.videos(draft.id)).isEmpty();
    }

    @Test
    void signed_address_is_read_in_ranges_and_its_signature_is_never_shown() throws IOException {
        // given
        Path file = UploadRig.video(2 * UploadRig.MIB + 5);
        HttpServer server = FileServer.of(file);
        String secret = "sig" + UUID.randomUUID();
        String path = ":" + server.getAddress().getPort() + "/a/video.mp4?X-Amz-Signature=" + secret;
        try (LogProbe logs = LogProbe.start()) {
            PublishDraft draft = rig.draft("http://localhost" + path, channel);

            // when
            rig.publish(draft);
            rig.published(draft.id);

            // then
            assertThat(rig.videos(draft.id).get(0).path("sha256").asText()).isEqualTo(UploadRig.sha256(file));
            String shown = rig.as("viewer").get("/api/uploads/" + draft.id).asString();
            assertThat(shown).contains("video.mp4?…").doesNotContain(secret);
            assertThat(String.join("\n", rig.mesh.texts())).doesNotContain(secret);
            assertThat(logs.text()).doesNotContain(secret);

            // and a private address is read for allow-listed hosts only
            PublishDraft inside = rig.draft("http://127.0.0.1" + path, channel);
            assertThat(publishFailing(inside, UploadFailureCode.FILE_MISSING).detail())
                    .contains("no public address")
                    .doesNotContain(secret);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void failing_file_servers_are_reported_with_their_status() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            int status = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
            exchange.getResponseHeaders().add("Location", "http://169.254.169.254/");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        try {
            String root = "http://localhost:" + server.getAddress().getPort() + "/";
            publishFailing(rig.draft(root + "404", channel), UploadFailureCode.FILE_MISSING);
            assertThat(publishFailing(rig.draft(root + "302", channel), UploadFailureCode.FILE_MISSING)
                            .detail())
                    .contains("redirects");
            assertThat(publishFailing(rig.draft(root + "503", channel), UploadFailureCode.FILE_MISSING)
                            .detail())
                    .contains("503", "4 times");
        } finally {
            server.stop(0);
        }
    }
}
