package dev.ratiomesh.fleet.health;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import dev.ratiomesh.contracts.channel.ChannelEvent.ChannelHealthChanged;
import dev.ratiomesh.contracts.channel.ChannelState;
import dev.ratiomesh.delivery.runtime.IsolatedContext;
import dev.ratiomesh.fleet.health.outbound.HealthCheck;
import dev.ratiomesh.fleet.mesh.Mesh;
import dev.ratiomesh.fleet.mesh.SandboxResource;
import dev.ratiomesh.testkit.MeshResource;
import dev.ratiomesh.testkit.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs checks by hand, several at once, while the service's own timer runs them, too. */
@QuarkusTest
@QuarkusTestResource(MeshResource.class)
@QuarkusTestResource(SandboxResource.class)
class HealthIT {
    @Inject
    HealthCheck check;

    @Inject
    IsolatedContext isolated;

    private final String tenant = "tenant-" + UUID.randomUUID();
    private final String channel = "UC-a-" + UUID.randomUUID();
    private final String reserve = "UC-r-" + UUID.randomUUID();
    private Mesh mesh;

    @BeforeEach
    void open() {
        mesh = new Mesh();
        insert(channel, "ACTIVE");
        insert(reserve, "RESERVE");
    }

    @AfterEach
    void close() {
        mesh.execute("DELETE FROM channel WHERE tenant_id = '" + tenant + "'");
        mesh.close();
    }

    @Test
    void a_channel_with_failing_calls_is_published_once_and_a_reserve_stands_in_until_it_recovers() {
        // given
        mesh.execute("INSERT INTO channel_call (channel_id, hour, ok, failed, last_error, last_error_at) VALUES ('"
                + channel + "', date_trunc('hour', now()), 1, 9, '503 backendError', now())");

        // when
        check(Instant.now());
        check(Instant.now());

        // then
        ChannelHealthChanged failing = mesh.await(channel, ChannelHealthChanged.class);
        assertThat(failing.channel().state()).isEqualTo(ChannelState.FAILING);
        assertThat(failing.before()).isEqualTo(ChannelState.ACTIVE);
        assertThat(failing.channel().reasons())
                .anySatisfy(reason -> assertThat(reason).contains("9 of 10", "503 backendError"));
        assertThat(mesh.await(reserve, ChannelHealthChanged.class).channel().standsIn())
                .isTrue();

        // when
        mesh.execute("DELETE FROM channel_call WHERE channel_id = '" + channel + "'");
        check(Instant.now());
        assertThat(row(channel)).containsEntry("state", "FAILING");
        check(Instant.now().plus(Duration.ofMinutes(6)));

        // then
        Awaitility.await().untilAsserted(() -> assertThat(states(channel))
                .containsExactly(ChannelState.FAILING, ChannelState.ACTIVE));
        Awaitility.await().untilAsserted(() -> assertThat(mesh.all(reserve, ChannelHealthChanged.class))
                .extracting(event -> event.channel().standsIn())
                .containsExactly(true, false));
        assertThat(mesh.all(channel, ChannelHealthChanged.class))
                .extracting(event -> event.channel().version())
                .containsExactly(2L, 3L);
    }

    @Test
    void a_paused_channel_rests_until_it_is_resumed() {
        // when
        mesh.execute("UPDATE channel SET paused = true WHERE id = '" + channel + "'");
        check(Instant.now());
        mesh.execute("UPDATE channel SET paused = false WHERE id = '" + channel + "'");
        check(Instant.now());

        // then
        Awaitility.await().untilAsserted(() -> assertThat(states(channel))
                .containsExactly(ChannelState.RESTING, ChannelState.ACTIVE));
        assertThat(row(reserve)).containsEntry("stands_in", false);
    }

    @Test
    void a_reserve_stands_in_for_a_channel_that_needs_its_owner_and_health_keeps_that_state() {
        // given: as access writes it, so that a check that has read the channel before stores nothing
        mesh.execute("UPDATE channel SET state = 'NEEDS_OWNER', score = 0, reasons = '{gone}',"
                + " lock_version = lock_version + 1 WHERE id = '" + channel + "'");

        // when
        check(Instant.now());

        // then
        assertThat(row(reserve)).containsEntry("stands_in", true).containsEntry("version", 2L);
        assertThat(row(channel)).containsEntry("state", "NEEDS_OWNER").containsEntry("version", 1L);
        get(tenant).statusCode(200).body("state", equalTo("NEEDS_OWNER")).body("reasons", contains("gone"));
    }

    @Test
    void a_new_score_alone_is_no_change_of_the_channel() {
        // given
        mesh.execute(
                "INSERT INTO channel_call (channel_id, hour, ok, failed, last_success_at, last_error, last_error_at)"
                        + " VALUES ('" + channel + "', date_trunc('hour', now()), 9, 3, now(), '503', now())");

        // when
        check(Instant.now());

        // then the grant is missing and a quarter of the calls failed
        assertThat(row(channel)).containsEntry("score", 63).containsEntry("version", 1L);
        assertThat(mesh.types(channel)).isEmpty();
    }

    @Test
    void only_its_tenant_sees_the_health_of_a_channel_and_its_explanation() {
        get(tenant)
                .statusCode(200)
                .body("state", equalTo("ACTIVE"))
                .body("score", equalTo(70))
                .body("circuit", equalTo("CLOSED"))
                .body("factors.name", contains("token", "quota", "errors", "success"))
                .body("reasons", hasItem(startsWith("token: the grant does not work")))
                .body("uploadsToday", equalTo(0));
        get("*").statusCode(200);
        get("another").statusCode(404).body("code", equalTo("NOT_FOUND"));
    }

    private ValidatableResponse get(String caller) {
        return given().auth()
                .oauth2(TestTokens.token(caller, "viewer"))
                .get("/api/channels/{id}", channel)
                .then();
    }

    /** Runs the check on two replicas at once. */
    private void check(Instant now) {
        Uni.join()
                .all(isolated.run(() -> check.run(now)), isolated.run(() -> check.run(now)))
                .andFailFast()
                .await()
                .atMost(Duration.ofSeconds(30));
    }

    private List<ChannelState> states(String id) {
        return mesh.all(id, ChannelHealthChanged.class).stream()
                .map(event -> event.channel().state())
                .toList();
    }

    private Map<String, Object> row(String id) {
        return mesh.rows("SELECT * FROM channel WHERE id = '" + id + "'").get(0);
    }

    private void insert(String id, String role) {
        mesh.execute(
                "INSERT INTO channel (id, version, tenant_id, title, features, role, state, connected_at, refreshed_at,"
                        + " updated_at) VALUES ('" + id + "', 1, '" + tenant + "', 'Mine', '{uploads}', '" + role
                        + "', 'ACTIVE', now(), now(), now())");
    }
}
