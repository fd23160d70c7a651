package dev.ratiomesh.delivery;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.ratiomesh.delivery.runtime.GracefulShutdown;
import dev.ratiomesh.delivery.runtime.ProgressTracker;
import dev.ratiomesh.delivery.tally.Broker;
import dev.ratiomesh.delivery.tally.Database;
import dev.ratiomesh.delivery.tally.NoteTopic;
import dev.ratiomesh.delivery.tally.TallyServers;
import dev.ratiomesh.testkit.SettableClock;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.PausableChannel;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a process tells of itself, how it starts and how it stops. */
@QuarkusTest
@QuarkusTestResource(TallyServers.class)
class ProcessIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    ProgressTracker progress;

    @Inject
    SettableClock clock;

    @Inject
    Database database;

    @Inject
    GracefulShutdown drain;

    @Inject
    NoteTopic notes;

    @Inject
    Scheduler timers;

    @Inject
    BeanManager beans;

    @Inject
    OpenTelemetry telemetry;

    Broker broker;

    private final String id = UUID.randomUUID().toString();

    @Test
    void a_timer_that_falls_silent_takes_liveness_down() {
        // given
        progress.tick("silent-" + id);
        progressIs("UP");
        // when
        clock.advance(Duration.ofMinutes(4));
        // then
        given().get("/q/health/live")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'progress' }.data.stalled", containsString("silent-" + id));
        progress.tick("silent-" + id);
        await().atMost(PATIENCE).untilAsserted(() -> progressIs("UP"));
    }

    private static void progressIs(String status) {
        given().get("/q/health/live").then().body("checks.find { it.name == 'progress' }.status", equalTo(status));
    }

    @Test
    void readiness_shows_the_oldest_unsent_row_and_goes_down_when_it_is_old() {
        // given
        given().get("/q/health/ready")
                .then()
                .body("checks.find { it.name == 'outbox' }.data.oldestUnsentMillis", equalTo(0));
        database.update(
                "UPDATE outbox_lease SET owner = 'thief', epoch = epoch + 1, valid_until = now() + interval '1 minute'");
        // when
        database.update(
                """
                INSERT INTO outbox (id, shard, topic, key, envelope, payload, created_at)
                VALUES (gen_random_uuid(), 1, 'campaign.events', ?, '{"id":"1","source":"/x","type":"t.v1"}', '{}',
                        now() - interval '1 hour')
                """,
                id);
        // then
        given().get("/q/health/ready")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'outbox' }.status", equalTo("DOWN"));
        database.update("UPDATE outbox_lease SET valid_until = now() - interval '1 second' WHERE owner = 'thief'");
        await().atMost(PATIENCE).untilAsserted(() -> given().get("/q/health/ready")
                .then()
                .body("checks.find { it.name == 'outbox' }.status", equalTo("UP")));
    }

    @Test
    void meters_are_shown_with_tags_from_enums() {
        // given
        note(id);
        await().atMost(PATIENCE).until(() -> database.count("note WHERE id = ?", id) == 1);
        // then
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("mesh_delivery_messages_total{channel=\"notes\",outcome=\"HANDLED\""))
                .body(containsString("mesh_delivery_batch_size_count{channel=\"notes\""))
                .body(containsString("mesh_delivery_batch_time_seconds_count{channel=\"notes\",outcome=\"COMPLETED\""))
                .body(containsString("mesh_delivery_outbox_age_seconds"))
                .body(containsString("mesh_delivery_outbox_keys_held_back"));
    }

    @Test
    void a_stop_takes_no_new_batch_pauses_the_timers_and_waits_for_the_batch_at_work() {
        // given
        CompletableFuture<Void> gate = new CompletableFuture<>();
        notes.gate(gate);
        note(id);
        await().atMost(PATIENCE).until(() -> progress.open() > 0);
        try {
            // when
            CompletableFuture<Void> stop =
                    CompletableFuture.runAsync(() -> drain.begin(new ShutdownDelayInitiatedEvent()));
            // then
            await().atMost(PATIENCE).until(() -> drain.pausable().allMatch(PausableChannel::isPaused));
            assertThat(timers.isRunning()).isFalse();
            assertThat(stop).isNotDone();
            gate.complete(null);
            await().atMost(PATIENCE).until(stop::isDone);
            assertThat(database.count("note WHERE id = ?", id)).isEqualTo(1);
        } finally {
            gate.complete(null);
            drain.pausable().forEach(PausableChannel::resume);
            timers.resume();
        }
    }

    @Test
    void what_is_refused_at_the_start_is_refused_before_any_consumer_starts() {
        // when
        List<String> order = beans.resolveObserverMethods(new StartupEvent()).stream()
                .map(ObserverMethod::getBeanClass)
                .map(Class::getSimpleName)
                .toList();
        // then
        assertThat(order).containsSubsequence("StartupCheck", "SmallRyeReactiveMessagingLifecycle");
    }

    @Test
    void without_an_endpoint_spans_are_made_and_exported_to_nobody() {
        assertThat(telemetry.toString()).doesNotContain("4317").doesNotContain("4318");
        assertThat(telemetry
                        .getTracer("t")
                        .spanBuilder("s")
                        .startSpan()
                        .getSpanContext()
                        .isValid())
                .isTrue();
    }

    private void note(String noteId) {
        broker.send(
                "tally.notes",
                noteId,
                Messages.headers("note-" + noteId, "note.taken.v1"),
                ("{\"id\":\"" + noteId + "\",\"text\":\"x\"}").getBytes(UTF_8));
    }
}
