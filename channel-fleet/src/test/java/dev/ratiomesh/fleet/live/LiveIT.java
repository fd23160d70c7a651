package dev.ratiomesh.fleet.live;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.contracts.channel.ChannelEvent.QuotaChanged;
import dev.ratiomesh.contracts.channel.QuotaLevel;
import dev.ratiomesh.delivery.OutgoingEvent;
import dev.ratiomesh.delivery.http.StreamPosition;
import dev.ratiomesh.delivery.runtime.IsolatedContext;
import dev.ratiomesh.delivery.store.Outbox;
import dev.ratiomesh.delivery.store.UnitOfWork;
import dev.ratiomesh.fleet.live.EventListener.Event;
import dev.ratiomesh.fleet.live.outbound.OutboxEventReader;
import dev.ratiomesh.fleet.mesh.SandboxResource;
import dev.ratiomesh.testkit.MeshResource;
import dev.ratiomesh.testkit.TestTokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MeshResource.class)
@QuarkusTestResource(SandboxResource.class)
class LiveIT {
    private static final Instant NOON = Instant.parse("2026-11-20T20:00:00Z");

    @Inject
    UnitOfWork units;

    @Inject
    Outbox outbox;

    @Inject
    IsolatedContext isolated;

    @Inject
    OutboxEventReader reader;

    @Inject
    AgroalDataSource database;

    private final String tenant = "tenant-" + UUID.randomUUID();

    @Test
    void an_event_reaches_its_tenant_and_the_operator_of_the_deployment() {
        try (EventListener ownListener = EventListener.of(tenant, null);
                EventListener otherTenant = EventListener.of("other-" + tenant, null);
                EventListener operator = EventListener.of("*", null)) {
            // when
            publish(tenant, 1);
            publish(null, 2);
            publish("other-" + tenant, 3);

            // then
            await().until(() -> usedFigures(operator).containsAll(List.of(1, 2, 3)));
            await().until(() -> !usedFigures(otherTenant).isEmpty()
                    && !usedFigures(ownListener).isEmpty());
            assertThat(usedFigures(ownListener)).containsExactly(1);
            assertThat(usedFigures(otherTenant)).containsExactly(3);
            Event event = ownListener.events().get(1);
            assertThat(event.name()).isEqualTo("quota.changed.v1");
            assertThat(event.id()).matches("\\d+-\\d+");
            assertThat(event.data()).contains("\"tenantId\":\"" + tenant + "\"");
        }
    }

    @Test
    void a_listener_resumes_where_it_was_cut_off() {
        // given
        String last;
        try (EventListener listener = EventListener.of(tenant, null)) {
            publish(tenant, 1);
            await().until(() -> usedFigures(listener).size() == 1);
            last = listener.events().get(1).id();
        }

        // when
        publish(tenant, 2);
        publish(tenant, 3);

        // then
        try (EventListener listener = EventListener.of(tenant, last)) {
            await().until(() -> listener.events().size() >= 2);
            assertThat(usedFigures(listener)).containsExactly(2, 3);
        }
    }

    @Test
    void a_listener_that_is_cut_off_before_the_first_event_misses_nothing() {
        // given
        String last;
        try (EventListener listener = EventListener.of(tenant, null)) {
            last = listener.events().get(0).id();
        }

        // when
        publish(tenant, 1);

        // then
        try (EventListener listener = EventListener.of(tenant, last)) {
            await().until(() -> !listener.events().isEmpty());
            assertThat(usedFigures(listener)).containsExactly(1);
        }
    }

    @Test
    void the_stream_waits_for_a_writer_that_has_not_committed() throws SQLException {
        // given
        StreamPosition before = get(() -> reader.lastPosition());
        publish(tenant, 1);
        await().until(() -> readAfter(before), List.of(1)::equals);
        try (Connection writer = database.getConnection();
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("INSERT INTO outbox (id, shard, topic, key, envelope, payload, sent_at)"
                    + " SELECT gen_random_uuid(), shard, topic, key, envelope, replace(payload, '\"used\":1,', '\"used\":2,'),"
                    + " now() FROM outbox WHERE payload LIKE '%\"tenantId\":\"" + tenant + "\"%'");

            // when
            publish(tenant, 3);

            // then
            assertThat(readAfter(before)).containsExactly(1);
            writer.commit();
            await().until(() -> readAfter(before), List.of(1, 2, 3)::equals);
        }
    }

    @Test
    void all_events_of_many_concurrent_writers_arrive() {
        try (EventListener listener = EventListener.of(tenant, null)) {
            // when
            List<Uni<Void>> writers = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                writers.add(publishing(tenant, i));
            }
            Uni.join().all(writers).andFailFast().await().atMost(Duration.ofSeconds(30));

            // then
            await().until(() -> usedFigures(listener).size() >= 100);
            assertThat(usedFigures(listener)).doesNotHaveDuplicates().hasSize(100);
        }
    }

    @Test
    void a_position_no_longer_retained_is_reset_and_an_invalid_one_is_rejected() {
        try (EventListener listener = EventListener.of(tenant, "1-1")) {
            await().until(() -> !listener.events().isEmpty());
            assertThat(listener.events().get(0).name()).isEqualTo("reset");
        }
        given().auth()
                .oauth2(TestTokens.token(tenant, "viewer"))
                .header("Last-Event-ID", "yesterday")
                .get("/api/fleet/events")
                .then()
                .statusCode(400)
                .body("code", equalTo("BAD_PARAMETER"));
        given().get("/api/fleet/events").then().statusCode(401);
    }

    private List<Integer> readAfter(StreamPosition after) {
        return get(() -> reader.readAfter(after, 10_000)).stream()
                .filter(event -> event.visibleTo(tenant))
                .map(event -> number(event.payload()))
                .toList();
    }

    private <T> T get(Supplier<Uni<T>> work) {
        return isolated.run(work).await().atMost(Duration.ofSeconds(30));
    }

    private void publish(String tenantId, int used) {
        publishing(tenantId, used).await().atMost(Duration.ofSeconds(30));
    }

    private Uni<Void> publishing(String tenantId, int used) {
        QuotaChanged event =
                new QuotaChanged("live", tenantId, QuotaLevel.WARNING, QuotaLevel.HEALTHY, used, 100, NOON, NOON);
        OutgoingEvent outgoing = new OutgoingEvent(Topic.CHANNEL_EVENTS, "live", tenantId, event);
        return isolated.run(() -> units.run(session -> outbox.append(session, List.of(outgoing))));
    }

    private static List<Integer> usedFigures(EventListener listener) {
        return listener.events().stream()
                .filter(event -> event.data().contains("\"bucket\":\"live\""))
                .map(event -> number(event.data()))
                .toList();
    }

    private static int number(String json) {
        return Integer.parseInt(json.replaceAll(".*\"used\":(\\d+).*", "$1"));
    }
}
