package dev.ratiomesh.sandbox.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.sandbox.uploads.session.MediaBody;
import dev.ratiomesh.sandbox.uploads.session.UploadTraffic;
import dev.ratiomesh.sandbox.wire.HttpAnswer;
import dev.ratiomesh.sandbox.wire.SandboxJson;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartBodyTest {
    private static final String FILE = "first line\r\n--line\r\n--lin\r\n\r\nlast line\r\n";
    private static final String BODY = "--line\r\nContent-Type: application/json\r\n\r\n{\"a\":\"ü\"}\r\n"
            + "--line\r\nContent-Type: video/mp4\r\n\r\n" + FILE + "\r\n--line--\r\n";

    private final AtomicReference<String> metadata = new AtomicReference<>("");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 50, 1000})
    void finds_metadata_and_file_however_the_body_is_torn(int piece) {
        // given
        MultipartBody parts = new MultipartBody("line", this::file);

        // when
        HttpAnswer answer = feed(parts, BODY, piece).orElseThrow();

        // then
        assertThat(metadata.get()).isEqualTo("{\"a\":\"ü\"}");
        assertThat(answer.body()).contains("\"bytes\":" + FILE.length());
    }

    @Test
    void a_body_without_its_last_line_is_refused() {
        // given
        MultipartBody parts = new MultipartBody("line", this::file);

        // when
        HttpAnswer answer =
                feed(parts, BODY.replace("--line--", "--line-"), 1000).orElseThrow();

        // then
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void metadata_without_end_is_refused() {
        // given
        MultipartBody parts = new MultipartBody("line", this::file);

        // when
        HttpAnswer answer = feed(parts, "x".repeat(1_100_000), 1_000_000).orElseThrow();

        // then
        assertThat(answer.status()).isEqualTo(413);
    }

    private MediaBody file(String json) {
        metadata.set(json);
        return new MediaBody(
                "video/mp4",
                new UploadTraffic().begin("c", "t"),
                (file, head) -> HttpAnswer.json(200, SandboxJson.tree(file)));
    }

    private static Optional<HttpAnswer> feed(MultipartBody parts, String body, int piece) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < bytes.length; at += piece) {
            int length = Math.min(piece, bytes.length - at);
            parts.take(java.util.Arrays.copyOfRange(bytes, at, at + length), length);
        }
        return parts.end();
    }
}
