package dev.ratiomesh.sandbox;

import static dev.ratiomesh.sandbox.OrderJson.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxIT {
    private final SettableClock clock = new SettableClock("2026-11-21T10:00:00Z");

    @TempDir
    Path folder;

    @Test
    void remembers_orders_and_time_over_a_restart() throws IOException {
        // given
        String order = order("ord-1", "abcdefghijk", clock.instant());
        long before;
        try (Sandbox first = Sandbox.start(kept())) {
            new HttpProbe(first).ads("googleAds:mutate", order);
            clock.pass(Duration.ofHours(1));
            before = views(new HttpProbe(first));
        }

        // when
        try (Sandbox second = Sandbox.start(kept())) {
            HttpProbe probe = new HttpProbe(second);

            // then
            assertThat(views(probe)).isEqualTo(before);
            assertThat(probe.ads("googleAds:mutate", order).status()).isEqualTo(400);
            assertThat(probe.ledger().at("/orders/0/spent").asText()).isEqualTo("25.00");
            assertThat(probe.ledger().at("/orders/0/acceptedAt").asText()).isEqualTo("2026-11-21T10:00:00Z");
        }
    }

    @Test
    void remembers_removals_corrections_and_fresh_ids_over_a_restart() throws IOException {
        // given
        String campaign;
        try (Sandbox first = Sandbox.start(kept())) {
            HttpProbe probe = new HttpProbe(first);
            campaign = probe.ads("googleAds:mutate", order("ord-1", "abcdefghijk", clock.instant()))
                    .at("/mutateOperationResponses/1/campaignResult/resourceName")
                    .asText();
            clock.pass(Duration.ofHours(1));
            probe.ads("campaigns:mutate", "{\"operations\":[{\"remove\":\"" + campaign + "\"}]}");
            probe.fault("{\"correctCost\":{\"campaign\":\"ord-1\",\"micros\":-1000000}}");
        }

        // when
        try (Sandbox second = Sandbox.start(kept())) {
            HttpProbe probe = new HttpProbe(second);
            HttpProbe.Response again = probe.ads("googleAds:mutate", order("ord-1", "abcdefghijk", clock.instant()));

            // then
            JsonNode orders = probe.ledger().at("/orders");
            assertThat(again.status()).isEqualTo(200);
            assertThat(orders.at("/0/state").asText()).isEqualTo("REMOVED");
            assertThat(orders.at("/0/spent").asText()).isEqualTo("24.00");
            assertThat(orders.at("/1/resourceName").asText()).isNotEqualTo(campaign);
        }
    }

    @Test
    void forgives_a_torn_last_line_of_the_journal() throws IOException {
        // given
        try (Sandbox first = Sandbox.start(kept())) {
            new HttpProbe(first).ads("googleAds:mutate", order("ord-1", "abcdefghijk", clock.instant()));
        }
        Files.writeString(journal(), "{\"kind\":\"ads.saved\",\"fa", StandardOpenOption.APPEND);

        // when
        try (Sandbox second = Sandbox.start(kept())) {
            new HttpProbe(second).ads("googleAds:mutate", order("ord-2", "abcdefghijk", clock.instant()));
        }

        // then
        try (Sandbox third = Sandbox.start(kept())) {
            assertThat(new HttpProbe(third).ledger().at("/orders").findValuesAsText("campaignName"))
                    .containsExactly("ord-1", "ord-2");
        }
    }

    @Test
    void refuses_a_journal_with_a_broken_line_and_names_it() throws IOException {
        // given
        Files.writeString(journal(), "{\"kind\":\"x\",\"fact\":{}}\nnonsense\n");

        // when
        assertThatThrownBy(() -> Sandbox.start(kept()))
                // then
                .isInstanceOf(SandboxStartException.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void refuses_a_journal_another_sandbox_is_writing() {
        // given
        try (Sandbox first = Sandbox.start(kept())) {
            // when
            assertThatThrownBy(() -> Sandbox.start(kept()))
                    // then
                    .isInstanceOf(SandboxStartException.class)
                    .hasMessageContaining("in use by another sandbox")
                    .hasMessageContaining("-Dsandbox.journal");
            assertThat(first.port()).isPositive();
        }
    }

    @Test
    void names_port_and_option_when_the_port_is_taken() {
        // given
        try (Sandbox first = Sandbox.start(SandboxOptions.defaults().withPort(0))) {
            // when
            assertThatThrownBy(() -> Sandbox.start(SandboxOptions.defaults().withPort(first.port())))
                    // then
                    .isInstanceOf(SandboxStartException.class)
                    .hasMessage(
                            "Port %d is already in use; free it or choose another with -Dsandbox.port=<port>",
                            first.port());
        }
    }

    @Test
    void names_file_record_and_column_of_a_broken_series() throws IOException {
        // given
        Path series = folder.resolve("series.csv");
        Files.writeString(
                series, "video_id,observed_at,views,likes,comments\nabcdefghijk,2025-11-09T00:00:00Z,ten,1,1\n");

        // when
        assertThatThrownBy(() ->
                        Sandbox.start(SandboxOptions.defaults().withPort(0).withSeries(series)))
                // then
                .isInstanceOf(SandboxStartException.class)
                .hasMessageContaining("series.csv, record 1: views is not a whole number")
                .hasMessageContaining("'ten'");
    }

    @Test
    void replays_a_recorded_series_from_the_start_of_the_world() throws IOException {
        // given
        Path series = folder.resolve("series.csv");
        Files.writeString(
                series,
                """
                video_id,observed_at,views,likes,comments
                abcdefghijk,2025-11-09T00:00:00Z,1000,100,
                abcdefghijk,2025-11-09T02:00:00Z,2000,,5
                abcdefghijk,2025-11-09T04:00:00Z,1500,90,6
                """);
        try (Sandbox sandbox = Sandbox.start(
                SandboxOptions.defaults().withPort(0).withClock(clock).withSeries(series))) {
            HttpProbe probe = new HttpProbe(sandbox);

            // when
            JsonNode start = statistics(probe);
            clock.pass(Duration.ofMinutes(1));
            JsonNode between = statistics(probe);
            clock.pass(Duration.ofMinutes(2));
            JsonNode falling = statistics(probe);
            clock.pass(Duration.ofDays(1));
            JsonNode over = statistics(probe);

            // then
            assertThat(start.toString()).isEqualTo("{\"viewCount\":\"1000\",\"likeCount\":\"100\"}");
            assertThat(between.toString()).isEqualTo("{\"viewCount\":\"1500\",\"likeCount\":\"100\"}");
            assertThat(falling.toString()).isEqualTo("{\"viewCount\":\"1750\",\"commentCount\":\"6\"}");
            assertThat(over.toString())
                    .isEqualTo("{\"viewCount\":\"1500\",\"likeCount\":\"90\",\"commentCount\":\"6\"}");
        }
    }

    @Test
    void replays_the_shared_series_when_shared_data_is_present() throws IOException {
        // given
        Path series = Path.of(System.getProperty("mesh.data", "absent"), "series.csv");
        Assumptions.assumeTrue(Files.exists(series), "there is no shared data at " + series);
        try (Sandbox sandbox = Sandbox.start(
                SandboxOptions.defaults().withPort(0).withClock(clock).withSeries(series))) {
            HttpProbe probe = new HttpProbe(sandbox);

            // when
            JsonNode item = probe.stats("-0wPczFSKr8").at("/items/0");

            // then
            assertThat(item.at("/statistics/viewCount").asText()).isEqualTo("2943694");
            assertThat(item.at("/statistics/likeCount").asText()).isEqualTo("47298");
            assertThat(probe.get("/sandbox/health").at("/recordedVideos").asInt())
                    .isEqualTo(3357);
        }
    }

    @Test
    void refreshes_a_token_and_distinguishes_a_revoked_grant_from_a_wrong_client() throws IOException {
        // given
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().withPort(0))) {
            HttpProbe probe = new HttpProbe(sandbox);
            String form = "grant_type=refresh_token&client_id=sandbox&client_secret=sandbox-secret&refresh_token=";

            // when
            HttpProbe.Response good = probe.post("/token", form + "sandbox-1");
            HttpProbe.Response dead = probe.post("/token", form + "other");
            HttpProbe.Response stranger = probe.post("/token", form.replace("client_id=sandbox", "client_id=x"));
            HttpProbe.Response garbled = probe.post("/token", form + "%zz");

            // then
            assertThat(good.at("/access_token").asText()).startsWith("ya29.sandbox-");
            assertThat(good.at("/token_type").asText()).isEqualTo("Bearer");
            assertThat(dead.status()).isEqualTo(400);
            assertThat(dead.at("/error").asText()).isEqualTo("invalid_grant");
            assertThat(stranger.status()).isEqualTo(401);
            assertThat(stranger.at("/error").asText()).isEqualTo("invalid_client");
            assertThat(garbled.at("/error").asText()).isEqualTo("invalid_request");
        }
    }

    private SandboxOptions kept() {
        return SandboxOptions.defaults().withPort(0).withClock(clock).withJournal(journal());
    }

    private Path journal() {
        return folder.resolve("sandbox.jsonl");
    }

    private static JsonNode statistics(HttpProbe probe) throws IOException {
        return probe.stats("abcdefghijk").at("/items/0/statistics");
    }

    private static long views(HttpProbe probe) throws IOException {
        return statistics(probe).path("viewCount").asLong();
    }
}
