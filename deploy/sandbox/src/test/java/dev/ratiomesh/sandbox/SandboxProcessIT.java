package dev.ratiomesh.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the sandbox as a process of its own. */
class SandboxProcessIT {
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Process> started = new ArrayList<>();

    @TempDir
    Path folder;

    @AfterEach
    void stop() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void an_answered_order_survives_a_kill() throws IOException, InterruptedException {
        // given
        String order = OrderJson.order("ord-1", "abcdefghijk", Instant.now());
        Process first = start("-Dsandbox.port=0", "-Dsandbox.journal=" + folder.resolve("j.jsonl"));
        String url = url(first);
        mutate(url, order);

        // when
        first.destroyForcibly().waitFor();
        String again = url(start("-Dsandbox.port=0", "-Dsandbox.journal=" + folder.resolve("j.jsonl")));

        // then
        assertThat(mutate(again, order).at("/error/status").asText()).isEqualTo("INVALID_ARGUMENT");
        assertThat(ledger(again).at("/totals/orders").asInt()).isEqualTo(1);
    }

    @Test
    void a_taken_port_ends_in_one_line_and_exit_code_1() throws IOException, InterruptedException {
        // given
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().withPort(0))) {
            // when
            Process process = start("-Dsandbox.port=" + sandbox.port());
            boolean ended = process.waitFor(30, TimeUnit.SECONDS);
            String complaint = process.errorReader().lines().reduce("", String::concat);

            // then
            assertThat(ended).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
            assertThat(complaint)
                    .isEqualTo("The sandbox cannot start: Port " + sandbox.port()
                            + " is already in use; free it or choose another with -Dsandbox.port=<port>");
        }
    }

    private Process start(String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), SandboxMain.class.getName()));
        Process process = new ProcessBuilder(command).start();
        started.add(process);
        return process;
    }

    private static String url(Process process) throws IOException {
        BufferedReader output = process.inputReader();
        String line = output.readLine();
        assertThat(line).startsWith("Sandbox is up: ");
        return line.substring("Sandbox is up: ".length());
    }

    private JsonNode mutate(String url, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url + "/v26/customers/1234567890/googleAds:mutate"))
                .header("authorization", "Bearer t")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private JsonNode ledger(String url) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url + "/sandbox/ledger")));
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return new ObjectMapper()
                .readTree(client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                        .body());
    }
}
