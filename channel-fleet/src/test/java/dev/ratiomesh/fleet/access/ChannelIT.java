package dev.ratiomesh.fleet.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.contracts.channel.ChannelCommand.ConfigureChannel;
import dev.ratiomesh.contracts.channel.ChannelCommand.DisconnectChannel;
import dev.ratiomesh.contracts.channel.ChannelEvent.ChannelCommandRejected;
import dev.ratiomesh.contracts.channel.ChannelEvent.ChannelConfigured;
import dev.ratiomesh.contracts.channel.ChannelEvent.ChannelDisconnected;
import dev.ratiomesh.contracts.channel.ChannelEvent.ReconnectNeeded;
import dev.ratiomesh.contracts.channel.ChannelRejectionCode;
import dev.ratiomesh.contracts.channel.ChannelRole;
import dev.ratiomesh.contracts.channel.ChannelState;
import dev.ratiomesh.fleet.access.api.ApiCaller;
import dev.ratiomesh.fleet.access.api.ApiRequest;
import dev.ratiomesh.fleet.access.api.ApiResult;
import dev.ratiomesh.fleet.access.api.GoogleApi;
import dev.ratiomesh.fleet.access.api.GoogleService;
import dev.ratiomesh.fleet.mesh.ChannelOwner;
import dev.ratiomesh.fleet.mesh.Mesh;
import dev.ratiomesh.fleet.mesh.SandboxResource;
import dev.ratiomesh.fleet.quota.CallPriority;
import dev.ratiomesh.fleet.quota.QuotaCost;
import dev.ratiomesh.testkit.LogProbe;
import dev.ratiomesh.testkit.MeshResource;
import dev.ratiomesh.testkit.TestTokens;
import dev.ratiomesh.testkit.kafka.TopicProbe;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MeshResource.class)
@QuarkusTestResource(SandboxResource.class)
class ChannelIT {
    @Inject
    GoogleApi google;

    private final String tenant = "acme-" + UUID.randomUUID();
    private Mesh mesh;

    @BeforeEach
    void open() {
        mesh = new Mesh();
    }

    @AfterEach
    void close() {
        mesh.sandbox.inject("{\"clear\":true}");
        mesh.close();
    }

    @Test
    void a_command_configures_a_channel() {
        String channel = connect();

        mesh.publish(new ConfigureChannel(channel, tenant, "me", ChannelRole.RESERVE, 3L, null));

        ChannelConfigured event = mesh.await(channel, ChannelConfigured.class);
        assertThat(event.channel().role()).isEqualTo(ChannelRole.RESERVE);
        assertThat(event.channel().version()).isEqualTo(2);
        assertThat(mesh.rows("SELECT uploads_a_day FROM channel WHERE id = '" + channel + "'"))
                .containsExactly(Map.of("uploads_a_day", 3));
    }

    @Test
    void another_tenants_command_is_rejected_and_changes_nothing() {
        String channel = connect();

        String id = mesh.publish(new DisconnectChannel(channel, "other", "me", "mine now"));

        ChannelCommandRejected event = mesh.await(channel, ChannelCommandRejected.class);
        assertThat(event.code()).isEqualTo(ChannelRejectionCode.CHANNEL_UNKNOWN);
        assertThat(event.commandId()).isEqualTo(id);
        assertThat(grant(channel).path("live").asBoolean()).isTrue();
    }

    @Test
    void a_command_of_an_unknown_type_is_dead_lettered() {
        String id = UUID.randomUUID().toString();

        mesh.publishRaw("UC1", id, "channel.sell.v1", "{}".getBytes(StandardCharsets.UTF_8));

        try (TopicProbe letters =
                TopicProbe.open(Mesh.value("kafka.bootstrap.servers"), Topic.CHANNEL_COMMANDS_NAME + ".dlq")) {
            letters.await(letter -> id.equals(letter.headers().get("ce_id")));
        }
    }

    @Test
    void http_submits_commands_and_rejects_impossible_ones_at_once() {
        String channel = connect();

        settings(channel, "{\"uploadsADay\":101}")
                .then()
                .statusCode(422)
                .body("code", equalTo("LIMIT_INVALID"))
                .body("detail", containsString("uploadsADay"));
        settings(channel, "{\"paused\":false}").then().statusCode(409).body("code", equalTo("NOTHING_TO_DO"));
        settings(channel, "{\"pausd\":true}").then().statusCode(400).body("detail", containsString("pausd"));
        as("other").delete("/api/channels/" + channel).then().statusCode(404);
        settings(channel, "{\"paused\":true}").then().statusCode(202);
        assertThat(mesh.await(channel, ChannelConfigured.class).by()).isEqualTo(tenant + "-user");
    }

    @Test
    void a_repeated_request_is_handled_once() {
        String channel = connect();
        String key = UUID.randomUUID().toString();

        String firstCommandId = as(tenant)
                .header("Idempotency-Key", key)
                .delete("/api/channels/" + channel)
                .path("commandId");
        mesh.await(channel, ChannelDisconnected.class);
        String secondCommandId = as(tenant)
                .header("Idempotency-Key", key)
                .delete("/api/channels/" + channel)
                .then()
                .statusCode(202)
                .extract()
                .path("commandId");

        assertThat(secondCommandId).isEqualTo(firstCommandId);
        assertThat(mesh.all(channel, ChannelDisconnected.class)).hasSize(1);
    }

    @Test
    void a_disconnected_channel_has_no_token_and_its_grant_is_revoked_once_google_responds() {
        // given
        String channel = connect();
        mesh.sandbox.inject("{\"target\":\"/revoke\",\"status\":503,\"count\":2}");

        // when
        mesh.publish(new DisconnectChannel(channel, tenant, "me", "sold"));

        // then
        ChannelDisconnected event = mesh.await(channel, ChannelDisconnected.class);
        assertThat(event.reason()).isEqualTo("sold");
        assertThat(event.channel().state()).isEqualTo(ChannelState.DISCONNECTED);
        assertThat(mesh.rows("SELECT 1 FROM channel_grant WHERE channel_id = '" + channel + "'"))
                .isEmpty();
        assertThat(mesh.rows("SELECT 1 FROM channel WHERE id = '" + channel
                        + "' AND delete_after BETWEEN now() AND now() + interval '7 days'"))
                .hasSize(1);
        assertThat(google.execute(ApiRequest.get(
                                ApiCaller.channelOwner(tenant, channel),
                                QuotaCost.read(CallPriority.NORMAL),
                                GoogleService.DATA,
                                "/youtube/v3/channels?part=id&mine=true"))
                        .toCompletableFuture()
                        .join())
                .isInstanceOf(ApiResult.ReauthorizationRequired.class);
        await().until(() -> !grant(channel).path("live").asBoolean());
        await().untilAsserted(
                        () -> assertThat(mesh.rows("SELECT 1 FROM revocation WHERE channel_id = '" + channel + "'"))
                                .isEmpty());
    }

    @Test
    void reconnecting_a_channel_cancels_its_pending_revocation() {
        // given
        String name = "c" + UUID.randomUUID();
        String channel = ChannelOwner.connect(tenant, name);
        mesh.sandbox.inject("{\"target\":\"/revoke\",\"status\":503}");
        mesh.publish(new DisconnectChannel(channel, tenant, "me", "by mistake"));
        mesh.await(channel, ChannelDisconnected.class);

        // when
        ChannelOwner.connect(tenant, name);

        // then
        assertThat(mesh.rows("SELECT 1 FROM revocation WHERE channel_id = '" + channel + "'"))
                .isEmpty();
        assertThat(mesh.rows("SELECT state, delete_after FROM channel WHERE id = '" + channel + "'"))
                .first()
                .satisfies(
                        row -> assertThat(row).containsEntry("state", "ACTIVE").containsEntry("delete_after", null));
    }

    @Test
    void channels_are_listed_by_page_and_tenant() {
        // given
        List<String> channels = List.of(connect(), connect(), connect());
        List<String> listed = new ArrayList<>();

        // when
        String next = "";
        while (next != null) {
            var page = ChannelOwner.get(tenant, "/api/channels", Map.of("limit", 2, "cursor", next))
                    .then()
                    .statusCode(200)
                    .extract();
            listed.addAll(page.path("items.channel.channelId"));
            assertThat(page.<List<String>>path("items.token.state")).containsOnly("LIVE");
            next = page.path("next");
        }

        // then
        assertThat(listed).containsExactlyInAnyOrderElementsOf(channels);
        ChannelOwner.get("nobody-" + tenant, "/api/channels", Map.of()).then().body("items", hasSize(0));
        ChannelOwner.get(tenant, "/api/channels", Map.of("cursor", "x!")).then().statusCode(400);
    }

    @Test
    void no_token_is_logged_published_or_shown() {
        try (LogProbe log = LogProbe.start()) {
            // given
            String channel = connect();
            renewUntil(channel, () -> grant(channel).path("refreshes").asInt() > 0);
            String response =
                    ChannelOwner.get(tenant, "/api/channels", Map.of()).asString();
            mesh.sandbox.inject("{\"target\":\"oauth\",\"status\":400,\"reason\":\"invalid_request\"}");
            renewUntil(
                    channel,
                    () -> mesh.rows("SELECT 1 FROM channel_grant WHERE last_error IS NOT NULL" + " AND channel_id = '"
                                            + channel + "'")
                                    .size()
                            == 1);
            mesh.sandbox.inject("{\"clear\":true}");
            mesh.sandbox.inject("{\"revokeChannel\":\"" + channel + "\"}");

            // when
            renewUntil(channel, () -> !mesh.all(channel, ReconnectNeeded.class).isEmpty());

            // then
            String stored = String.valueOf(mesh.rows("SELECT last_error, reconnect_detail FROM channel_grant"));
            assertThat(log.text() + response + mesh.texts() + stored)
                    .contains(channel)
                    .doesNotContain(grant(channel).path("refreshToken").asText())
                    .doesNotContain("sandbox-rt-")
                    .doesNotContain("ya29.")
                    .doesNotContain("sandbox-secret");
        }
    }

    /** Makes the renewal due repeatedly, because a renewal in progress postpones the next one. */
    private void renewUntil(String channel, Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            mesh.execute("UPDATE channel_grant SET renew_at = now() WHERE renew_at IS NOT NULL AND channel_id = '"
                    + channel + "'");
            return condition.call();
        });
    }

    private String connect() {
        return ChannelOwner.connect(tenant, "c" + UUID.randomUUID());
    }

    private Response settings(String channel, String body) {
        return as(tenant).body(body).patch("/api/channels/" + channel + "/settings");
    }

    private static RequestSpecification as(String tenantId) {
        return given().auth().oauth2(TestTokens.token(tenantId, "operator")).contentType(ContentType.JSON);
    }

    private JsonNode grant(String channel) {
        for (JsonNode grant : mesh.sandbox.get("/sandbox/studio").path("grants")) {
            if (grant.path("channelId").asText().equals(channel)) {
                return grant;
            }
        }
        throw new IllegalStateException("no grant for " + channel);
    }
}
