package dev.ratiomesh.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadIT {
    private static final int BLOCK = 262_144;
    private static final String OPEN = "/upload/youtube/v3/videos?uploadType=resumable&part=snippet,status";
    private static final String PLAIN =
            "{\"snippet\":{\"title\":\"T\",\"categoryId\":\"22\"},\"status\":{\"privacyStatus\":\"private\"}}";

    private final SettableClock clock = new SettableClock("2026-11-21T10:00:00Z");
    private final byte[] file = bytes(3 * BLOCK + 1000);
    private Sandbox sandbox;
    private HttpProbe probe;
    private String[] owner;
    private String channel;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.start(
                SandboxOptions.defaults().withPort(0).withClock(clock).withJournal(folder.resolve("sandbox.jsonl")));
        probe = new HttpProbe(sandbox);
        owner = bearer("Anna");
        channel = probe.get("/sandbox/studio").at("/channels/0/id").asText();
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void a_whole_file_becomes_a_private_video_that_only_its_owner_sees() throws IOException {
        // when
        HttpProbe.Response made = probe.put(open(PLAIN), file);
        String id = made.at("/id").asText();

        // then
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.at("/status/uploadStatus").asText()).isEqualTo("uploaded");
        assertThat(video(id, owner).at("/items/0/status/privacyStatus").asText())
                .isEqualTo("private");
        assertThat(video(id, bearer("Berta")).at("/items")).isEmpty();
        assertThat(probe.stats(id).at("/items")).isEmpty();
        JsonNode studio = probe.get("/sandbox/studio").at("/videos/0");
        assertThat(studio.path("sha256").asText()).isEqualTo(sha256(file));
        assertThat(studio.path("bytes").asInt()).isEqualTo(file.length);
        assertThat(used("UPLOADS")).isEqualTo(1);
    }

    @Test
    void chunks_are_stored_and_asked_for() throws IOException {
        // given
        String session = open(PLAIN);

        // when
        HttpProbe.Response nothing = probe.put(session, new byte[0], "content-range", "bytes */" + file.length);
        HttpProbe.Response first = chunk(session, 0, 2 * BLOCK);
        HttpProbe.Response query = probe.put(session, new byte[0], "content-range", "bytes */" + file.length);
        HttpProbe.Response odd = chunk(session, 2 * BLOCK, 100);
        HttpProbe.Response gap = chunk(session, 3 * BLOCK, 1000);
        HttpProbe.Response last = chunk(session, 2 * BLOCK, BLOCK + 1000);
        HttpProbe.Response again = probe.put(session, new byte[0], "content-range", "bytes */" + file.length);

        // then
        assertThat(nothing.status()).isEqualTo(308);
        assertThat(nothing.http().headers().firstValue("range")).isEmpty();
        assertThat(first.http().headers().firstValue("range")).contains("bytes=0-524287");
        assertThat(query.http().headers().firstValue("range")).contains("bytes=0-524287");
        assertThat(odd.status()).isEqualTo(400);
        assertThat(gap.status()).isEqualTo(400);
        assertThat(last.status()).isEqualTo(201);
        assertThat(again.at("/id")).isEqualTo(last.at("/id"));
        assertThat(probe.get("/sandbox/studio").at("/videos/0/sha256").asText()).isEqualTo(sha256(file));
    }

    @Test
    void a_broken_connection_leaves_whole_blocks_and_the_rest_makes_the_same_file() throws IOException {
        // given
        String session = open(PLAIN);

        // when
        BrokenPut.broken(session, file, 2 * BLOCK + 77);
        await().until(() ->
                probe.get("/sandbox/calls").at("/endpoints").toString().contains("broken"));
        HttpProbe.Response query = probe.put(session, new byte[0], "content-range", "bytes */" + file.length);
        HttpProbe.Response rest = chunk(session, 2 * BLOCK, BLOCK + 1000);

        // then
        assertThat(query.http().headers().firstValue("range")).contains("bytes=0-524287");
        assertThat(rest.status()).isEqualTo(201);
        JsonNode studio = probe.get("/sandbox/studio").json();
        assertThat(studio.at("/videos/0/sha256").asText()).isEqualTo(sha256(file));
        assertThat(studio.at("/uploads/0/bytesReceived").asInt()).isEqualTo(file.length + 77);
        assertThat(studio.at("/uploads/0/sessionsBegun").asInt()).isEqualTo(1);
    }

    @Test
    void a_hanging_request_yields_to_a_later_one() throws IOException {
        // given
        String session = open(PLAIN);
        try (Socket hanging = BrokenPut.hanging(session, file, 2 * BLOCK + 77)) {
            await().until(() -> stored(session).equals(Optional.of("bytes=0-524287")));

            // when
            HttpProbe.Response rest = chunk(session, 2 * BLOCK, BLOCK + 1000);
            hanging.getOutputStream().write(file, 2 * BLOCK + 77, 1000);

            // then
            assertThat(rest.status()).isEqualTo(201);
            assertThat(BrokenPut.isCut(hanging)).isTrue();
            assertThat(probe.get("/sandbox/studio").at("/videos/0/sha256").asText())
                    .isEqualTo(sha256(file));
        }
    }

    @Test
    void a_session_lives_a_week() throws IOException {
        // given
        String session = open(PLAIN);
        chunk(session, 0, BLOCK);

        // when
        clock.pass(Duration.ofDays(7).minusSeconds(1));
        Optional<String> before = stored(session);
        clock.pass(Duration.ofSeconds(1));

        // then
        assertThat(before).contains("bytes=0-262143");
        assertThat(chunk(session, BLOCK, BLOCK).status()).isEqualTo(404);
    }

    @Test
    void a_cut_after_some_bytes_happens_once_for_the_channel_it_is_meant_for() throws IOException {
        // given
        probe.fault("[{\"upload\":{\"cutAfter\":10,\"channel\":\"UCother\"}},"
                + "{\"upload\":{\"cutAfter\":300000,\"count\":1,\"channel\":\"" + channel + "\"}}]");
        String session = open(PLAIN);

        // when
        assertThatThrownBy(() -> probe.put(session, file)).isInstanceOf(IOException.class);
        HttpProbe.Response query = probe.put(session, new byte[0], "content-range", "bytes */" + file.length);
        HttpProbe.Response rest = chunk(session, BLOCK, 2 * BLOCK + 1000);

        // then
        assertThat(query.http().headers().firstValue("range")).contains("bytes=0-262143");
        assertThat(rest.status()).isEqualTo(201);
    }

    @Test
    void a_lost_last_answer_leaves_one_video_that_the_session_and_the_playlist_know() throws IOException {
        // given
        probe.fault("{\"upload\":{\"loseAnswer\":true,\"count\":1}}");
        String session = open(PLAIN);

        // when
        assertThatThrownBy(() -> probe.put(session, file)).isInstanceOf(IOException.class);
        HttpProbe.Response query = probe.put(session, new byte[0], "content-range", "bytes */" + file.length);
        String playlist = "/youtube/v3/playlistItems?part=contentDetails&playlistId=UU" + channel.substring(2);

        // then
        assertThat(probe.get("/sandbox/studio").at("/videos")).hasSize(1);
        assertThat(query.status()).isEqualTo(201);
        assertThat(probe.get(playlist, owner).at("/items/0/contentDetails/videoId"))
                .isEqualTo(query.at("/id"));
        assertThat(probe.get(playlist + "&key=k").at("/items")).isEmpty();
        probe.fault("{\"expireSessions\":true}");
        assertThat(probe.put(session, new byte[0], "content-range", "bytes */" + file.length)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void rejects_with_retry_after_hides_the_range_and_expires_sessions_on_instruction() throws IOException {
        // given
        probe.fault("[{\"upload\":{\"status\":503,\"retryAfter\":7,\"count\":1}},"
                + "{\"upload\":{\"hideRange\":true,\"count\":1}}]");
        String session = open(PLAIN);

        // when
        HttpProbe.Response refused = chunk(session, 0, BLOCK);
        HttpProbe.Response hidden = chunk(session, 0, BLOCK);
        HttpProbe.Response fromTheStart = chunk(session, 0, 2 * BLOCK);
        probe.fault("{\"expireSessions\":true}");
        HttpProbe.Response gone = chunk(session, 2 * BLOCK, BLOCK);

        // then
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.http().headers().firstValue("retry-after")).contains("7");
        assertThat(hidden.http().headers().firstValue("range")).isEmpty();
        assertThat(fromTheStart.http().headers().firstValue("range")).contains("bytes=0-524287");
        assertThat(gone.status()).isEqualTo(404);
    }

    @Test
    void names_the_fault_of_the_metadata_before_a_byte_is_sent() throws IOException {
        assertThat(reason("{\"snippet\":{\"title\":\"" + "x".repeat(101) + "\"}}"))
                .isEqualTo("invalidTitle");
        assertThat(reason("{\"snippet\":{\"title\":\" \"}}")).isEqualTo("invalidTitle");
        assertThat(reason("{\"snippet\":{\"title\":\"T\",\"description\":\"a < b\"}}"))
                .isEqualTo("invalidDescription");
        assertThat(reason("{\"snippet\":{\"title\":\"T\",\"description\":\"" + "é".repeat(2501) + "\"}}"))
                .isEqualTo("invalidDescription");
        assertThat(reason("{\"snippet\":{\"title\":\"T\",\"tags\":[\"" + "x".repeat(501) + "\"]}}"))
                .isEqualTo("invalidTags");
        assertThat(reason("{\"snippet\":{\"title\":\"T\",\"categoryId\":\"99\"}}"))
                .isEqualTo("invalidCategoryId");
        assertThat(reason("{\"snippet\":{\"title\":\"T\"},\"status\":{\"privacyStatus\":\"public\","
                        + "\"publishAt\":\"2026-12-01T00:00:00Z\"}}"))
                .isEqualTo("invalidPublishAt");
        probe.fault("{\"uploadLimitExceeded\":\"" + channel + "\"}");
        assertThat(reason(PLAIN)).isEqualTo("uploadLimitExceeded");
        assertThat(used("UPLOADS")).isEqualTo(8);
    }

    @Test
    void a_scheduled_video_opens_by_itself_and_is_watched() throws IOException {
        // given
        String session = open(PLAIN.replace("\"private\"", "\"private\",\"publishAt\":\"2026-11-21T12:00:00+01:00\""));
        String id = probe.put(session, file).at("/id").asText();

        // when
        int before = probe.stats(id).at("/items").size();
        clock.set("2026-11-21T11:00:00Z");
        JsonNode opened = probe.stats(id).at("/items/0");
        clock.pass(Duration.ofHours(2));
        JsonNode later = probe.stats(id).at("/items/0/statistics");

        // then
        assertThat(before).isZero();
        assertThat(opened.at("/snippet/publishTime").asText()).isEqualTo("2026-11-21T11:00:00Z");
        assertThat(opened.at("/statistics/viewCount").asText()).isEqualTo("0");
        assertThat(later.path("viewCount").asLong()).isBetween(100L, 31_623L);
    }

    @Test
    void processing_succeeds_or_fails_on_instruction() throws IOException {
        // given
        probe.fault("{\"upload\":{\"failureReason\":\"codec\",\"count\":1}}");
        String bad = probe.put(open(PLAIN), file).at("/id").asText();
        String good = probe.put(open(PLAIN), file).at("/id").asText();

        // when
        clock.pass(Duration.ofSeconds(1));
        JsonNode failed = video(bad, owner).at("/items/0");

        // then
        assertThat(failed.at("/status/uploadStatus").asText()).isEqualTo("failed");
        assertThat(failed.at("/status/failureReason").asText()).isEqualTo("codec");
        assertThat(failed.at("/processingDetails/processingStatus").asText()).isEqualTo("failed");
        assertThat(video(good, owner).at("/items/0/status/uploadStatus").asText())
                .isEqualTo("processed");
    }

    @Test
    void an_update_overwrites_absent_fields_and_needs_the_owner() throws IOException {
        // given
        String full = PLAIN.replace("\"categoryId\"", "\"description\":\"D\",\"tags\":[\"a\"],\"categoryId\"");
        String id = probe.put(open(full), file).at("/id").asText();
        String path = "/youtube/v3/videos?part=snippet";
        String update = "{\"id\":\"" + id + "\",\"snippet\":{\"title\":\"New\",\"categoryId\":\"10\"}}";

        // when
        HttpProbe.Response stranger = probe.put(path, update.getBytes(), bearer("Berta"));
        HttpProbe.Response noCategory =
                probe.put(path, update.replace("categoryId", "x").getBytes(), owner);
        HttpProbe.Response changed = probe.put(path, update.getBytes(), owner);
        HttpProbe.Response deleted = probe.delete("/youtube/v3/videos?id=" + id, owner);

        // then
        assertThat(stranger.at("/error/errors/0/reason").asText()).isEqualTo("forbidden");
        assertThat(noCategory.at("/error/errors/0/reason").asText()).isEqualTo("invalidVideoMetadata");
        assertThat(changed.at("/snippet/title").asText()).isEqualTo("New");
        assertThat(changed.at("/snippet/description").asText()).isEmpty();
        assertThat(changed.at("/snippet").has("tags")).isFalse();
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(video(id, owner).at("/items")).isEmpty();
        assertThat(probe.stats(id).at("/items")).isEmpty();
        assertThat(used("POOL")).isEqualTo(4 * 50 + 1);
    }

    @Test
    void a_thumbnail_must_be_a_picture_of_ones_own_video() throws IOException {
        // given
        String id = probe.put(open(PLAIN), file).at("/id").asText();
        String path = "/upload/youtube/v3/thumbnails/set?videoId=" + id;
        byte[] picture = Arrays.copyOf(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}, 5_000_000);

        // when
        HttpProbe.Response set = probe.post(path, picture, owner);
        HttpProbe.Response text = probe.post(path, "text".getBytes(), owner);
        HttpProbe.Response stranger = probe.post(path, picture, bearer("Berta"));

        // then
        assertThat(set.at("/items/0/default/url").asText()).contains(id);
        assertThat(text.at("/error/errors/0/reason").asText()).isEqualTo("invalidImage");
        assertThat(stranger.at("/error/errors/0/reason").asText()).isEqualTo("forbidden");
        assertThat(probe.get("/sandbox/studio").at("/videos/0/thumbnailSha256").asText())
                .isEqualTo(sha256(picture));
    }

    @Test
    void videos_survive_a_restart_and_sessions_do_not() throws IOException {
        // given
        String id = probe.put(open(PLAIN), file).at("/id").asText();
        String session = open(PLAIN);
        int port = sandbox.port();

        // when
        sandbox.close();
        sandbox = Sandbox.start(
                SandboxOptions.defaults().withPort(port).withClock(clock).withJournal(folder.resolve("sandbox.jsonl")));

        // then
        assertThat(video(id, owner).at("/items/0/snippet/title").asText()).isEqualTo("T");
        assertThat(probe.put(session, file).status()).isEqualTo(404);
    }

    private String open(String body) throws IOException {
        return tryOpen(body).http().headers().firstValue("location").orElseThrow();
    }

    private String reason(String body) throws IOException {
        return tryOpen(body).at("/error/errors/0/reason").asText();
    }

    private HttpProbe.Response tryOpen(String body) throws IOException {
        return probe.post(
                OPEN,
                body,
                owner[0],
                owner[1],
                "x-upload-content-length",
                "" + file.length,
                "x-upload-content-type",
                "video/*");
    }

    private HttpProbe.Response chunk(String session, int from, int length) throws IOException {
        String range = "bytes %d-%d/%d".formatted(from, from + length - 1, file.length);
        return probe.put(session, Arrays.copyOfRange(file, from, from + length), "content-range", range);
    }

    private Optional<String> stored(String session) throws IOException {
        return probe.put(session, new byte[0], "content-range", "bytes */" + file.length)
                .http()
                .headers()
                .firstValue("range");
    }

    private HttpProbe.Response video(String id, String[] headers) throws IOException {
        String parts = headers == owner ? "snippet,status,processingDetails" : "snippet,status";
        return probe.get("/youtube/v3/videos?part=" + parts + "&id=" + id, headers);
    }

    private long used(String bucket) throws IOException {
        for (JsonNode use : probe.get("/sandbox/calls").at("/quota")) {
            if (use.path("bucket").asText().equals(bucket)) {
                return use.path("used").asLong();
            }
        }
        return 0;
    }

    private String[] bearer(String name) throws IOException {
        String token = new ConsentingUser(probe)
                .connect(name, ConsentingUser.FORCE_SSL)
                .path("access_token")
                .asText();
        return new String[] {"authorization", "Bearer " + token};
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
