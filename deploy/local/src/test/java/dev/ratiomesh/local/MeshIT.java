package dev.ratiomesh.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.testkit.child.FreePorts;
import dev.ratiomesh.testkit.kafka.PlainProducer;
import dev.ratiomesh.testkit.kafka.TopicProbe;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests the whole mesh as its users see it: real processes, a plain Kafka client, HTTP. */
class MeshIT {
    private static final Path DATA = Path.of(System.getProperty("mesh.data", "../shared/data"));
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private static Mesh mesh;
    private static PlainProducer upstream;

    @BeforeAll
    static void start() throws IOException {
        Properties options = new Properties();
        options.setProperty("mesh.home", System.getProperty("mesh.home"));
        Path folder = Files.createDirectories(Path.of("target", "mesh-it"));
        options.setProperty(
                "mesh.dir", Files.createTempDirectory(folder, "mesh").toString());
        options.setProperty("mesh.speed", "5000");
        options.setProperty("mesh.channel-fleet.conf.fleet.uploads.lease", "PT3S");
        for (MeshPort port : MeshPort.values()) {
            options.setProperty(port.option(), Integer.toString(FreePorts.free()));
        }
        if (hasData()) {
            options.setProperty("mesh.series", DATA.resolve("series.csv").toString());
            options.setProperty(
                    "mesh.benchmarks", DATA.resolve("benchmarks.csv").toString());
        }
        mesh = Mesh.start(LocalMeshOptions.from(options), new Console(System.out, false));
        upstream = PlainProducer.to(mesh.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        upstream.close();
        mesh.close();
    }

    @Test
    void a_command_becomes_readings_targets_and_an_order_until_the_campaign_has_caught_up() {
        // given
        String id = "c-" + UUID.randomUUID();

        // when
        create(id, "demo-video1", "Pop");

        // then
        awaitCampaign(id, campaign -> {
            assertThat(campaign.at("/orders/count").asInt()).isPositive();
            assertThat(new BigDecimal(campaign.at("/orders/spent").asText())).isPositive();
        });
        awaitCampaign(id, campaign -> assertThat(campaign.at("/target/verdict").asText())
                .isEqualTo("ON_TRACK"));
        assertThat(get("/" + id + "/history").at("/items/0/target/likes/model").asText())
                .isNotEmpty();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        get("/" + id + "/orders").at("/items/0/state").asText())
                .isEqualTo("SETTLED"));
        noCapIsPassed();
    }

    @Test
    void one_trace_leads_from_the_command_to_the_order() throws IOException, InterruptedException {
        // given
        String id = "c-" + UUID.randomUUID();
        // a video of its own, since another test's order may have lifted the usual one
        var behind = Map.of("videoId", "trace-video", "views", 300_000, "likes", 2_000, "comments", 100);
        mesh.api().post(mesh.options().url(MeshPort.SANDBOX) + "/sandbox/faults", Map.of("set", behind));

        // when
        create(id, "trace-video", "Pop");

        // then
        for (String topic : List.of(
                "campaign.commands", "campaign.events", "video.snapshots", "engagement.targets", "order.events")) {
            try (TopicProbe probe = TopicProbe.open(mesh.bootstrapServers(), topic)) {
                var message = probe.await(m -> id.equals(m.key()));
                assertThat(message.headers().get("traceparent")).as(topic).contains(TRACE);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CAMPAIGN_SERVICE", "STATS_POLLER", "RATIO_ENGINE", "ORDER_EXECUTOR"})
    void a_killed_service_that_starts_again_loses_no_command_and_no_order(MeshPort service) {
        // given
        String id = "c-" + UUID.randomUUID();
        String during = "c-" + UUID.randomUUID();
        create(id, "demo-video1", "Pop");

        // when
        mesh.process(service).kill();
        create(during, "demo-video1", "Pop");
        mesh.restartEnded();

        // then
        for (String each : List.of(id, during)) {
            awaitCampaign(
                    each, campaign -> assertThat(campaign.at("/target/verdict").asText())
                            .isIn("BEHIND", "ON_TRACK", "AHEAD"));
        }
        noCapIsPassed();
    }

    @Test
    void an_unreadable_message_becomes_a_dead_letter_and_the_topic_goes_on() {
        // given
        String id = "c-" + UUID.randomUUID();
        String key = "bad-" + UUID.randomUUID();

        // when
        upstream.send("campaign.commands", key, "{not json".getBytes(StandardCharsets.UTF_8), headers(key));
        create(id, "demo-video1", "Pop");

        // then
        try (TopicProbe letters = TopicProbe.open(mesh.bootstrapServers(), "campaign.commands.dlq")) {
            assertThat(letters.await(m -> key.equals(m.key())).headers()).containsEntry("dlq-reason", "UNREADABLE");
        }
        awaitCampaign(
                id, campaign -> assertThat(campaign.path("status").asText()).isEqualTo("RUNNING"));
    }

    @Test
    void campaigns_on_recorded_videos_reach_a_verdict_and_those_behind_an_order_when_shared_data_is_present()
            throws IOException {
        // given
        Assumptions.assumeThat(hasData()).as("shared data").isTrue();
        List<String> campaigns = new ArrayList<>();

        // when
        for (String video : videos(30)) {
            String id = "r-" + video;
            create(id, video, "Pop");
            campaigns.add(id);
        }

        // then
        for (String id : campaigns) {
            awaitCampaign(id, campaign -> {
                assertThat(campaign.at("/target/verdict").asText()).isNotEmpty();
                if (campaign.at("/target/verdict").asText().equals("BEHIND")) {
                    boolean ordered = campaign.at("/orders/count").asInt() > 0;
                    assertThat(ordered || campaign.at("/orders/refusal").isObject())
                            .as(id)
                            .isTrue();
                }
            });
        }
        noCapIsPassed();
    }

    @Test
    void channels_publish_each_video_once_though_the_fleet_is_killed_and_a_grant_revoked() throws Exception {
        // given
        var story = new ChannelScenario(mesh, upstream, "t-" + UUID.randomUUID());
        String one = story.connect("one-" + UUID.randomUUID());
        String two = story.connect("two-" + UUID.randomUUID());
        story.sandbox("{\"target\":\"PUT /upload/youtube/v3/videos\",\"delay\":\"PT1S\"}");

        // when
        story.publish("first-" + one, 3_000_000, one);
        story.publish("second-" + two, 3_000_000, two);
        story.publish("third-" + one, 50_000_000, one, two);
        story.soon().until(() -> story.upload("third-" + one).toString().contains("SENDING"));
        mesh.process(MeshPort.CHANNEL_FLEET).kill();
        mesh.restartEnded();
        for (String upload : story.handedOver().keySet()) {
            story.awaitState(upload, "PUBLISHED");
        }
        story.sandbox("{\"revokeChannel\":\"" + two + "\"}");
        story.rename(two, "second-" + two);

        // then
        story.soon().untilAsserted(() -> assertThat(story.channel(two).findValuesAsText("state"))
                .contains("NEEDS_OWNER"));
        assertThat(story.channel(one).findValuesAsText("state")).contains("ACTIVE");
        assertThat(story.videosOf(one, two)).isEqualTo(story.handedOver());
    }

    private static void noCapIsPassed() {
        JsonNode ledger = url(MeshPort.SANDBOX, "/sandbox/ledger");
        assertThat(ledger.at("/totals/namesAcceptedTwice")).isEmpty();
        for (JsonNode order : ledger.path("orders")) {
            BigDecimal budget = new BigDecimal(order.path("budget").asText());
            assertThat(budget).isLessThanOrEqualTo(new BigDecimal("50.00"));
            assertThat(new BigDecimal(order.path("spent").asText())).isLessThanOrEqualTo(budget);
        }
        for (JsonNode campaign : get("?limit=500").path("items")) {
            assertThat(new BigDecimal(campaign.at("/orders/ordered").asText()))
                    .isLessThanOrEqualTo(new BigDecimal("200.00"));
        }
    }

    private interface Check {
        void on(JsonNode campaign);
    }

    private static void awaitCampaign(String id, Check check) {
        await().atMost(PATIENCE).untilAsserted(() -> check.on(get("/" + id)));
    }

    private static JsonNode get(String path) {
        return url(MeshPort.CAMPAIGN_SERVICE, "/api/campaigns" + path);
    }

    private static JsonNode url(MeshPort port, String path) {
        try {
            return mesh.api().get(mesh.options().url(port) + path);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static void create(String id, String video, String genre) {
        String json =
                """
                {"campaignId":"%s","tenantId":"t-1","videoId":"%s","title":"First single","genre":"%s",
                 "viewGoal":900000000000,"deadline":"%s","cadence":"PT2S","minimumNewViews":500,
                 "budget":{"currency":"USD","cap":"200.00","dailyCap":"50.00","orderCap":"50.00","autoApproveUpTo":"50.00"},
                 "reach":{"provider":"google-ads","account":"1234567890"}}
                """
                        .formatted(id, video, genre, java.time.Instant.now().plus(Duration.ofDays(60)));
        Map<String, String> headers = headers(id);
        headers.put("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01");
        upstream.send("campaign.commands", id, json.getBytes(StandardCharsets.UTF_8), headers);
    }

    private static Map<String, String> headers(String id) {
        return PlainProducer.cloudEvent("campaign.create.v1", id + "-create");
    }

    private static boolean hasData() {
        return Files.isReadable(DATA.resolve("series.csv"));
    }

    private static List<String> videos(int count) throws IOException {
        try (var lines = Files.lines(DATA.resolve("series.csv"))) {
            return lines.skip(1)
                    .map(line -> line.substring(0, line.indexOf(',')))
                    .distinct()
                    .limit(count)
                    .toList();
        }
    }
}
