package dev.ratiomesh.poller;

import static dev.ratiomesh.poller.Campaigns.CADENCE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;

import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.contracts.campaign.CampaignEvent;
import dev.ratiomesh.contracts.order.OrderEvent;
import dev.ratiomesh.contracts.order.OrderState;
import dev.ratiomesh.contracts.order.OrderView;
import dev.ratiomesh.contracts.video.VideoFact.VideoObserved;
import dev.ratiomesh.contracts.video.VideoFact.VideoUnavailable;
import dev.ratiomesh.delivery.OutgoingEvent;
import dev.ratiomesh.delivery.json.JsonMappers;
import dev.ratiomesh.delivery.runtime.ProgressTracker;
import dev.ratiomesh.testkit.MeshResource;
import dev.ratiomesh.testkit.TestInfrastructure;
import dev.ratiomesh.testkit.TestTokens;
import dev.ratiomesh.testkit.kafka.ConsumedRecord;
import dev.ratiomesh.testkit.kafka.TopicProbe;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MeshResource.class)
@QuarkusTestResource(SandboxResource.class)
class PollerIT {
    private static final WorldTime TIME = new WorldTime();
    private static final String BATCH_PATH = "/youtube/v3/videos:batchGetStats";
    private static final String LIST_PATH = "/youtube/v3/videos";

    @Inject
    Campaigns campaigns;

    @Inject
    ProgressTracker progress;

    @ConfigProperty(name = "poller.youtube.url")
    String sandbox;

    private final String campaign = "c-" + UUID.randomUUID();
    private final String video = UUID.randomUUID().toString().replace("-", "").substring(0, 11);
    private YouTubeWorld youtube;
    private TopicProbe snapshots;

    @BeforeEach
    void open() {
        // longer than any back-off that an earlier test may have left
        TIME.advance(Duration.ofMinutes(10));
        youtube = new YouTubeWorld(sandbox);
        snapshots = TopicProbe.of(TestInfrastructure.shared().bootstrapServers(), Topic.VIDEO_SNAPSHOTS_NAME);
    }

    @AfterEach
    void close() {
        youtube.change("{\"clear\":true}");
        campaigns.delete(campaign, video, 1_000_000);
        snapshots.close();
    }

    @Test
    void a_started_campaign_gets_its_numbers_at_once_and_again_at_its_cadence() throws IOException {
        // given
        youtube.numbers(video, 182_340, 4_210, 97);
        Instant began = TIME.instant();

        // when
        campaigns.start(campaign, video);
        ConsumedRecord first = snapshots.await(this::isOurs);
        youtube.numbers(video, 182_300, 4_211, 97);
        TIME.advance(CADENCE);
        ConsumedRecord second = snapshots.await(2, this::isOurs).get(1);

        // then
        VideoObserved observed = observed(first);
        assertThat(observed)
                .isEqualTo(new VideoObserved(
                        campaign,
                        "t-1",
                        video,
                        began,
                        182_340,
                        4_210L,
                        97L,
                        observed.publishedAt(),
                        "J-Pop & Anime",
                        500_000));
        assertThat(observed.publishedAt()).isNotNull();
        assertThat(observed(second).observedAt()).isEqualTo(began.plus(CADENCE));
        assertThat(observed(second).views()).as("a counter that fell").isEqualTo(182_300);
        assertThat(first.headers())
                .containsEntry("ce_source", "/stats-poller")
                .containsEntry("ce_subject", campaign)
                .containsEntry("ce_tenantid", "t-1");
        assertThat(first.headers().get("traceparent")).contains(Campaigns.TRACE_ID);
        assertThat(first.id()).isNotEqualTo(second.id());
        assertThat(given().get("/q/metrics").asString())
                .as("delay of readings behind their due times")
                .containsPattern("mesh_poller_due_lag_seconds_count [1-9]");
    }

    @Test
    void hidden_likes_and_switched_off_comments_are_absent() throws IOException {
        // given
        youtube.change("[{\"hideLikes\":\"%s\"},{\"hideComments\":\"%s\"}]".formatted(video, video));

        // when
        campaigns.start(campaign, video);
        ConsumedRecord snapshot = snapshots.await(this::isOurs);

        // then
        assertThat(observed(snapshot).likes()).isNull();
        assertThat(observed(snapshot).comments()).isNull();
        assertThat(snapshot.text()).doesNotContain("likes").doesNotContain("comments");
    }

    @Test
    void two_campaigns_on_one_video_cost_one_reading() throws IOException {
        // given
        String second = "c-" + UUID.randomUUID();
        campaigns.start(campaign, video);
        campaigns.start(second, video);
        snapshots.await(this::isOurs);
        snapshots.await(snapshot -> second.equals(snapshot.key()));
        int before = youtube.readings(video);
        Instant next = TIME.instant().plus(CADENCE);

        // when
        TIME.advance(CADENCE);
        snapshots.await(
                snapshot -> campaign.equals(snapshot.key()) && at(snapshot).equals(next));
        snapshots.await(
                snapshot -> second.equals(snapshot.key()) && at(snapshot).equals(next));

        // then
        assertThat(youtube.readings(video)).isEqualTo(before + 1);
        campaigns.delete(second, video, 9);
    }

    @Test
    void a_missing_video_is_reported_once_and_observed_again_when_it_is_back() throws IOException {
        // given
        campaigns.start(campaign, video);
        snapshots.await(this::isOurs);
        youtube.change("{\"gone\":\"%s\"}".formatted(video));

        // when
        for (Duration step : new Duration[] {CADENCE, CADENCE, CADENCE}) {
            int calls = youtube.calls(BATCH_PATH);
            TIME.advance(step);
            await().until(() -> youtube.calls(BATCH_PATH) > calls);
        }
        ConsumedRecord told = snapshots.await(snapshot -> isOurs(snapshot) && isUnavailable(snapshot));
        int calls = youtube.calls(BATCH_PATH);
        TIME.advance(Duration.ofHours(1));
        await().until(() -> youtube.calls(BATCH_PATH) > calls);
        youtube.change("{\"clear\":true}");
        TIME.advance(Duration.ofHours(1));
        snapshots.await(2, snapshot -> isOurs(snapshot) && !isUnavailable(snapshot));

        // then
        VideoUnavailable unavailable =
                JsonMappers.tolerant().readValue(told.record().value(), VideoUnavailable.class);
        assertThat(unavailable.tries()).isEqualTo(3);
        assertThat(snapshots.all().stream()
                        .filter(this::isOurs)
                        .filter(PollerIT::isUnavailable)
                        .count())
                .isEqualTo(1);
    }

    @Test
    void a_stopped_campaign_is_not_read_and_a_restarted_one_is() {
        // given
        String control = "c-" + UUID.randomUUID();
        String controlVideo = video.substring(0, 10) + "_";
        campaigns.start(campaign, video);
        campaigns.start(control, controlVideo);
        snapshots.await(this::isOurs);
        snapshots.await(snapshot -> control.equals(snapshot.key()));

        // when
        campaigns.stop(campaign, video, 3);
        campaigns.publish(new CampaignEvent.CampaignStarted(campaigns.brief(campaign, video), 2, TIME.instant()));
        awaitUnwatched();
        int before = youtube.readings(video);
        TIME.advance(CADENCE);
        snapshots.await(2, snapshot -> control.equals(snapshot.key()));
        int stopped = youtube.readings(video);
        campaigns.publish(new CampaignEvent.CampaignStarted(campaigns.brief(campaign, video), 4, TIME.instant()));

        // then
        assertThat(stopped).isEqualTo(before);
        await().until(() -> youtube.readings(video) > stopped);
        campaigns.delete(control, controlVideo, 9);
    }

    @Test
    void a_video_whose_order_has_just_been_placed_is_read_at_once() {
        // given
        campaigns.start(campaign, video);
        snapshots.await(this::isOurs);
        int before = youtube.readings(video);

        // when
        TIME.advance(Duration.ofSeconds(1));
        campaigns.send(new OutgoingEvent(
                Topic.ORDER_EVENTS, campaign, "t-1", new OrderEvent.OrderPlaced(order(), TIME.instant())));

        // then
        await().until(() -> youtube.readings(video) == before + 1);
        given().auth()
                .oauth2(TestTokens.token("*", "operator"))
                .get("/api/watches/" + video)
                .then()
                .statusCode(200)
                .body("advertised", equalTo(true));
    }

    @Test
    void an_unreadable_message_is_a_dead_letter_and_affects_no_other_campaign() {
        // given
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", TestInfrastructure.shared().bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
                TopicProbe letters = TopicProbe.of(
                        TestInfrastructure.shared().bootstrapServers(), Topic.CAMPAIGN_EVENTS.deadLetters())) {
            // when
            producer.send(poison("no json", true));
            producer.send(poison("{}", true));
            producer.send(poison("{}", false));
            producer.flush();
            campaigns.start(campaign, video);

            // then
            snapshots.await(this::isOurs);
            assertThat(letters.await(3, letter -> video.equals(letter.key())))
                    .extracting(letter -> letter.headers().get("dlq-reason"))
                    .containsExactlyInAnyOrder("UNREADABLE", "BREAKS_SCHEMA", "MISSING_HEADER");
        }
    }

    @Test
    void backs_off_while_youtube_fails_and_continues_afterwards() {
        // given
        youtube.change("{\"target\":\"youtube\",\"status\":503,\"count\":1}");

        // when
        campaigns.start(campaign, video);
        await().untilAsserted(() -> given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body(
                        "checks.find { it.name == 'youtube-quota' }.data.trouble",
                        equalTo("503 backendError: Injected by the sandbox: backendError")));
        TIME.advance(Duration.ofSeconds(2));

        // then
        snapshots.await(this::isOurs);
    }

    @Test
    void both_shapes_of_exhaustion_use_the_pool_down_to_its_reserve_and_then_wait_for_the_reset() throws IOException {
        for (int status : new int[] {403, 429}) {
            // given
            nextQuotaDay();
            int lists = youtube.calls(LIST_PATH);
            youtube.change("{\"target\":\"%s\",\"status\":%d}".formatted(BATCH_PATH, status));

            // when
            String watching = "c-" + UUID.randomUUID();
            campaigns.start(watching, video);
            snapshots.await(snapshot -> watching.equals(snapshot.key()));
            int listed = youtube.calls(LIST_PATH);
            youtube.change("{\"target\":\"youtube\",\"status\":403}");
            TIME.advance(CADENCE);

            // then
            assertThat(listed).as("status %d", status).isEqualTo(lists + 1);
            await().untilAsserted(() -> given().auth()
                    .oauth2(TestTokens.token("*", "operator"))
                    .get("/api/quota")
                    .then()
                    .body("waiting", equalTo(true))
                    .body("buckets.findAll { it.exhausted }.bucket", hasItems("batch-get-stats", "pool")));
            int calls = youtube.calls(BATCH_PATH) + youtube.calls(LIST_PATH);
            TIME.advance(Duration.ofHours(1));
            awaitCycles();
            assertThat(youtube.calls(BATCH_PATH) + youtube.calls(LIST_PATH)).isEqualTo(calls);

            // and after the reset
            youtube.change("{\"clear\":true}");
            nextQuotaDay();
            Instant reset = TIME.instant();
            snapshots.await(
                    snapshot -> watching.equals(snapshot.key()) && !at(snapshot).isBefore(reset));
            campaigns.delete(watching, video, 9);
            // otherwise the next quota day would begin with a reading for it
            awaitUnwatched();
        }
    }

    @Test
    void only_the_operator_sees_the_quota() {
        given().get("/api/quota").then().statusCode(401);
        given().auth()
                .oauth2(TestTokens.token("t-1", "viewer"))
                .get("/api/quota")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(TestTokens.token("*", "operator"))
                .get("/api/quota")
                .then()
                .statusCode(200)
                .body("buckets.bucket", hasItems("batch-get-stats", "pool"))
                .body("buckets[0].limit", equalTo(10_000))
                .body("buckets[0].used", greaterThan(-1));
        assertThat(given().get("/q/metrics").asString())
                .contains("mesh_poller_quota_left{bucket=\"pool\"")
                .contains("mesh_poller_calls_total");
    }

    @Test
    void the_api_description_requires_a_token() {
        given().get("/api/openapi").then().statusCode(401);
        given().auth()
                .oauth2(TestTokens.token("t-1", "viewer"))
                .get("/api/openapi")
                .then()
                .statusCode(200)
                .body(containsString("/api/watches/{videoId}"));
    }

    @Test
    void only_the_reactive_persistence_unit_starts() {
        assertThat(io.quarkus.arc.Arc.container()
                        .instance(org.hibernate.SessionFactory.class)
                        .isAvailable())
                .isFalse();
    }

    private boolean isOurs(ConsumedRecord snapshot) {
        return campaign.equals(snapshot.key());
    }

    private static boolean isUnavailable(ConsumedRecord snapshot) {
        return snapshot.type().equals("video.unavailable.v1");
    }

    private static Instant at(ConsumedRecord snapshot) {
        try {
            return observed(snapshot).observedAt();
        } catch (IOException e) {
            throw new IllegalStateException(snapshot.toString(), e);
        }
    }

    private static VideoObserved observed(ConsumedRecord snapshot) throws IOException {
        return JsonMappers.tolerant().readValue(snapshot.record().value(), VideoObserved.class);
    }

    /** Waits until no campaign watches the video. */
    private void awaitUnwatched() {
        await().untilAsserted(() -> given().auth()
                .oauth2(TestTokens.token("*", "operator"))
                .get("/api/watches/" + video)
                .then()
                .statusCode(404));
    }

    private void awaitCycles() {
        for (int i = 0; i < 2; i++) {
            TIME.advance(Duration.ofMinutes(1));
            await().until(() -> !progress.stalled(Duration.ofSeconds(30)).contains("poll"));
        }
    }

    /** Moves the clock to noon in Los Angeles on the next day, long after the reset. */
    private static void nextQuotaDay() {
        TIME.set(TIME.instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(24 + 20)));
    }

    private ProducerRecord<byte[], byte[]> poison(String payload, boolean withId) {
        var record = new ProducerRecord<>(
                Topic.CAMPAIGN_EVENTS_NAME,
                video.getBytes(StandardCharsets.UTF_8),
                payload.getBytes(StandardCharsets.UTF_8));
        Map.of("ce_specversion", "1.0", "ce_source", "/test", "ce_type", "campaign.started.v1")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        if (withId) {
            record.headers().add("ce_id", UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
        }
        return record;
    }

    private OrderView order() {
        return new OrderView(
                UUID.randomUUID().toString(),
                campaign,
                "t-1",
                video,
                4,
                OrderState.PLACED,
                "google-ads",
                "1234567890",
                "USD",
                BigDecimal.TEN,
                BigDecimal.ZERO,
                100,
                0,
                10,
                TIME.instant(),
                "sha256:00",
                "customers/1/campaigns/2",
                TIME.instant().plus(Duration.ofDays(7)),
                TIME.instant());
    }
}
