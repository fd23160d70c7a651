package dev.ratiomesh.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Starts from a journal that was written on 28 November 2026 and holds a line of every kind. Its kinds, types and
 * fields, and the sandbox's answers from them, are known outside: a rename in Java changes none of it.
 */
class PinnedNamesIT {
    private Sandbox sandbox;
    private HttpProbe probe;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        Path journal = Files.writeString(folder.resolve("journal.jsonl"), pinned("journal.jsonl"));
        sandbox = Sandbox.start(SandboxOptions.defaults()
                .withPort(0)
                .withClock(new SettableClock("2026-11-21T10:20:00Z"))
                .withJournal(journal));
        probe = new HttpProbe(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void an_old_journal_restores_its_orders() throws IOException {
        assertThat(answer("/sandbox/ledger")).isEqualTo(pinned("ledger.json").strip());
    }

    @Test
    void an_old_journal_restores_its_channels_and_videos() throws IOException {
        assertThat(answer("/sandbox/studio")).isEqualTo(pinned("studio.json").strip());
    }

    @Test
    void an_old_journal_restores_its_comments() throws IOException {
        assertThat(answer("/sandbox/comments"))
                .isEqualTo(pinned("comments.json").strip());
    }

    @Test
    void an_old_journal_restores_its_report_jobs() throws IOException {
        JsonNode jobs = probe.get("/v1/jobs", "authorization", "Bearer ya29.sandbox-at-one")
                .json();
        assertThat(jobs.toString()).isEqualTo(pinned("jobs.json").strip());
    }

    @Test
    void upload_faults_keep_their_listed_words() throws IOException {
        // when
        probe.fault("[{\"upload\":{\"cutAfter\":5}},{\"upload\":{\"loseAnswer\":true}},"
                + "{\"upload\":{\"hideRange\":true}},{\"upload\":{\"status\":503,\"retryAfter\":7}},"
                + "{\"upload\":{\"failureReason\":\"codec\"}}]");

        // then
        assertThat(probe.get("/sandbox/faults").at("/uploads").findValuesAsText("trouble"))
                .containsExactly(
                        "Cut[after=5]",
                        "LostAnswer[]",
                        "HiddenRange[]",
                        "Refused[status=503, retryAfter=7]",
                        "Failed[reason=codec]");
    }

    private String answer(String path) throws IOException {
        return probe.get(path).json().toString();
    }

    private static String pinned(String name) throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(PinnedNamesIT.class.getResourceAsStream("/pinned/" + name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
