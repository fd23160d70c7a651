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
import dev.ratiomesh.fleet.uploading.UploadRig.JobDraft;
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

/** Jobs and files that are none; each has an answer, and nothing is lost. */
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

    private void refused(JobDraft job, ChannelRejectionCode code, String field) {
        ChannelCommandRejected rejected = rig.rejected(job);
        assertThat(rejected.code()).isEqualTo(code);
        assertThat(rejected.field()).isEqualTo(field);
        assertThat(rejected.subjectId()).isEqualTo(job.id);
        assertThat(rig.mesh.rows("SELECT id FROM upload WHERE id = '" + job.id + "'"))
                .isEmpty();
    }

    private JobDraft job() {
        return rig.job(UploadRig.video(1000), channel);
    }

    private UploadFailed failed(JobDraft job, UploadFailureCode code) {
        rig.publish(job);
        UploadFailed failed = rig.failed(job.id);
        assertThat(failed.code()).as(failed.detail()).isEqualTo(code);
        assertThat(rig.videos(job.id)).isEmpty();
        return failed;
    }

    @Test
    void form_is_refused_before_a_byte_is_sent() {
        JobDraft title = job();
        title.title = "x".repeat(101);
        refused(title, ChannelRejectionCode.TITLE_INVALID, "title");

        JobDraft tags = job();
        tags.tags = List.of("x".repeat(250), "x".repeat(250));
        refused(tags, ChannelRejectionCode.TAGS_INVALID, "tags");

        JobDraft sign = job();
        sign.description = "a < b";
        refused(sign, ChannelRejectionCode.DESCRIPTION_INVALID, "description");

        JobDraft past = job();
        past.privacy = Privacy.PRIVATE;
        past.publishAt = "2020-01-01T00:00:00";
        past.publishZone = "UTC";
        refused(past, ChannelRejectionCode.PUBLISH_TIME_INVALID, "publishAt");

        JobDraft gap = job();
        gap.privacy = Privacy.PRIVATE;
        gap.publishAt = inTheNextGap(ZoneId.of("America/Los_Angeles"));
        gap.publishZone = "America/Los_Angeles";
        refused(gap, ChannelRejectionCode.PUBLISH_TIME_INVALID, "publishAt");
    }

    /** A local time that the clocks are next put forward over: whenever the test runs, it lies ahead. */
    private static String inTheNextGap(ZoneId zone) {
        ZoneOffsetTransition next = zone.getRules().nextTransition(Instant.now());
        ZoneOffsetTransition forward = next.isGap() ? next : zone.getRules().nextTransition(next.getInstant());
        assertThat(forward.isGap()).isTrue();
        return forward.getDateTimeBefore().plusMinutes(30).format(ISO_LOCAL_DATE_TIME);
    }

    @Test
    void a_channel_of_another_tenant_is_as_unknown_as_none() {
        // given
        try (UploadRig other = new UploadRig()) {
            JobDraft job = rig.job(UploadRig.video(1000), channel, other.channel());

            // then
            refused(job, ChannelRejectionCode.CHANNELS_INVALID, "channels");
            rig.as("operator")
                    .body(job.body())
                    .post("/api/uploads")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("CHANNELS_INVALID"));
        }
    }

    @Test
    void places_outside_of_what_may_be_read_are_refused() {
        JobDraft outside = job();
        outside.file = "file:///etc/passwd";
        refused(outside, ChannelRejectionCode.FILE_INVALID, "file");

        JobDraft climbing = job();
        climbing.file = SandboxResource.FILES.toUri() + "/../../pom.xml";
        refused(climbing, ChannelRejectionCode.FILE_INVALID, "file");

        JobDraft thumbnail = job();
        thumbnail.thumbnail = "ftp://example.com/a.png";
        refused(thumbnail, ChannelRejectionCode.THUMBNAIL_INVALID, "thumbnail");
    }

    @Test
    void files_that_cannot_become_videos_fail_with_the_reason() throws IOException {
        failed(
                rig.job(SandboxResource.FILES.resolve("none-" + UUID.randomUUID()), channel),
                UploadFailureCode.FILE_MISSING);
        failed(rig.job(UploadRig.file(".mp4", new byte[0]), channel), UploadFailureCode.FILE_EMPTY);
        failed(rig.job(UploadRig.file(".mp4", "no video at all".getBytes()), channel), UploadFailureCode.NO_VIDEO);

        JobDraft truncated = rig.job(UploadRig.video(1000), channel);
        truncated.bytes = 1001L;
        assertThat(failed(truncated, UploadFailureCode.FILE_SIZE_DIFFERS).detail())
                .contains("1000", "1001");

        JobDraft larger = rig.job(UploadRig.video(1000), channel);
        larger.bytes = 999L;
        failed(larger, UploadFailureCode.FILE_SIZE_DIFFERS);

        Path link = SandboxResource.FILES.resolve("link-" + UUID.randomUUID() + ".mp4");
        Files.createSymbolicLink(link, Path.of("pom.xml").toAbsolutePath());
        failed(rig.job(link, channel), UploadFailureCode.FILE_MISSING);

        JobDraft noImage = rig.job(UploadRig.video(1000), channel);
        noImage.thumbnail =
                UploadRig.file(".png", "no image".getBytes()).toUri().toString();
        assertThat(failed(noImage, UploadFailureCode.FILE_MISSING).detail()).contains("thumbnail");
    }

    @Test
    void a_file_that_changes_while_it_is_sent_fails_and_makes_no_video() throws IOException {
        // given
        Path file = UploadRig.video(4 * UploadRig.MIB);
        rig.fault("{\"upload\":{\"cutAfter\":300000,\"count\":2,\"channel\":\"" + channel + "\"}}");
        JobDraft job = rig.job(file, channel);
        rig.fault("{\"target\":\"POST /upload/youtube/v3/videos\",\"delay\":700,\"count\":1}");

        // when
        rig.publish(job);
        rig.until(
                "a channel is chosen",
                () -> rig.mesh
                                .rows("SELECT channel_id FROM upload WHERE channel_id IS NOT NULL AND id = '" + job.id
                                        + "'")
                                .size()
                        == 1);
        Files.write(file, new byte[] {1}, java.nio.file.StandardOpenOption.APPEND);

        // then
        assertThat(rig.failed(job.id).code()).isEqualTo(UploadFailureCode.FILE_SIZE_DIFFERS);
        assertThat(rig.videos(job.id)).isEmpty();
    }

    @Test
    void a_signed_address_is_read_in_ranges_and_its_signature_shown_to_nobody() throws IOException {
        // given
        Path file = UploadRig.video(2 * UploadRig.MIB + 5);
        HttpServer server = FileServer.of(file);
        String secret = "sig" + UUID.randomUUID();
        String path = ":" + server.getAddress().getPort() + "/a/video.mp4?X-Amz-Signature=" + secret;
        try (LogProbe logs = LogProbe.start()) {
            JobDraft job = rig.job("http://localhost" + path, channel);

            // when
            rig.publish(job);
            rig.published(job.id);

            // then
            assertThat(rig.videos(job.id).get(0).path("sha256").asText()).isEqualTo(UploadRig.sha256(file));
            String shown = rig.as("viewer").get("/api/uploads/" + job.id).asString();
            assertThat(shown).contains("video.mp4?…").doesNotContain(secret);
            assertThat(String.join("\n", rig.mesh.texts())).doesNotContain(secret);
            assertThat(logs.text()).doesNotContain(secret);

            // and what lies in private networks is read from named hosts only
            JobDraft inside = rig.job("http://127.0.0.1" + path, channel);
            assertThat(failed(inside, UploadFailureCode.FILE_MISSING).detail())
                    .contains("none of the public internet")
                    .doesNotContain(secret);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void servers_of_files_that_answer_badly_are_named() throws IOException {
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
            failed(rig.job(root + "404", channel), UploadFailureCode.FILE_MISSING);
            assertThat(failed(rig.job(root + "302", channel), UploadFailureCode.FILE_MISSING)
                            .detail())
                    .contains("redirects");
            assertThat(failed(rig.job(root + "503", channel), UploadFailureCode.FILE_MISSING)
                            .detail())
                    .contains("503", "4 times");
        } finally {
            server.stop(0);
        }
    }
}
