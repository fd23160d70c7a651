package dev.ratiomesh.fleet.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.ratiomesh.contracts.channel.ChannelEvent.ChannelConnected;
import dev.ratiomesh.contracts.channel.ChannelState;
import dev.ratiomesh.fleet.mesh.ChannelOwner;
import dev.ratiomesh.fleet.mesh.Mesh;
import dev.ratiomesh.fleet.mesh.SandboxResource;
import dev.ratiomesh.testkit.MeshResource;
import dev.ratiomesh.testkit.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MeshResource.class)
@QuarkusTestResource(SandboxResource.class)
class ConnectIT {
    private static final String FORGED_STATE = "A".repeat(43);

    private final String tenant = "acme-" + UUID.randomUUID();
    private final String name = "c" + UUID.randomUUID();
    private Mesh mesh;

    @BeforeEach
    void open() {
        mesh = new Mesh();
    }

    @AfterEach
    void close() {
        mesh.close();
    }

    @Test
    void an_owner_connects_a_channel_and_the_event_is_published() {
        // when
        String channel = ChannelOwner.connect(tenant, name);

        // then
        ChannelConnected connected = mesh.await(channel, ChannelConnected.class);
        assertThat(connected.features()).containsExactly("analytics", "comments", "uploads");
        assertThat(connected.expiresAt()).isNull();
        assertThat(connected.channel().version()).isEqualTo(1);
        assertThat(connected.channel().state()).isEqualTo(ChannelState.ACTIVE);
        assertThat(connected.channel().title()).isEqualTo(name);
    }

    @Test
    void the_consent_url_requests_the_fewest_scopes_and_carries_a_code_challenge() {
        String url = ChannelOwner.startConnection(tenant, "{\"features\":[\"analytics\"]}");

        assertThat(url)
                .contains(
                        "code_challenge_method=S256", "access_type=offline", "prompt=consent", "yt-analytics.readonly")
                .doesNotContain("youtube.upload", "force-ssl");
    }

    @Test
    void declined_scopes_leave_the_features_that_were_granted() {
        String location = ChannelOwner.consent(
                ChannelOwner.startConnection(tenant, ChannelOwner.ALL_FEATURES),
                "&sandbox_channel=" + name + "&sandbox_untick=yt-analytics.readonly");

        ChannelOwner.returnFromConsent(location)
                .then()
                .statusCode(200)
                .body("granted", contains("comments", "uploads"))
                .body("missing", contains("analytics"));
    }

    @Test
    void without_a_fully_granted_feature_nothing_is_connected_and_the_missing_scope_is_named() {
        String location = ChannelOwner.consent(
                ChannelOwner.startConnection(tenant, "{\"features\":[\"uploads\"]}"),
                "&sandbox_channel=" + name + "&sandbox_untick=youtube.upload");

        ChannelOwner.returnFromConsent(location)
                .then()
                .statusCode(422)
                .body("code", equalTo("SCOPE_MISSING"))
                .body("detail", containsString("youtube.upload"));
        assertThat(mesh.rows("SELECT 1 FROM channel WHERE tenant_id = '" + tenant + "'"))
                .isEmpty();
    }

    @Test
    void a_forged_state_changes_nothing() {
        ChannelOwner.returnFromConsent("x?state=" + FORGED_STATE + "&code=4/whatever")
                .then()
                .statusCode(400)
                .body("code", equalTo("STATE_UNKNOWN"));
        ChannelOwner.returnFromConsent("x?code=4/whatever")
                .then()
                .statusCode(400)
                .body("code", equalTo("STATE_UNKNOWN"));
    }

    @Test
    void a_state_is_valid_once() {
        String location = ChannelOwner.consent(
                ChannelOwner.startConnection(tenant, ChannelOwner.ALL_FEATURES), "&sandbox_channel=" + name);
        ChannelOwner.returnFromConsent(location).then().statusCode(200);

        ChannelOwner.returnFromConsent(location).then().statusCode(400).body("code", equalTo("STATE_USED"));
    }

    @Test
    void a_state_expires() {
        String location = ChannelOwner.consent(
                ChannelOwner.startConnection(tenant, ChannelOwner.ALL_FEATURES), "&sandbox_channel=" + name);
        mesh.execute("UPDATE connection_attempt SET expires_at = now() WHERE tenant_id = '" + tenant + "'");

        ChannelOwner.returnFromConsent(location).then().statusCode(400).body("code", equalTo("STATE_EXPIRED"));
    }

    @Test
    void an_owner_may_decline() {
        String url = ChannelOwner.startConnection(tenant, ChannelOwner.ALL_FEATURES);

        ChannelOwner.returnFromConsent(ChannelOwner.consent(url, "&sandbox_channel=" + name + "&sandbox_deny=true"))
                .then()
                .statusCode(403)
                .body("code", equalTo("CONSENT_DENIED"));
        String id = String.valueOf(mesh.rows("SELECT id FROM connection_attempt WHERE tenant_id = '" + tenant + "'")
                .get(0)
                .get("id"));
        ChannelOwner.get(tenant, "/api/connections/" + id, Map.of())
                .then()
                .statusCode(200)
                .body("outcome", equalTo("DENIED"));
        ChannelOwner.get("other", "/api/connections/" + id, Map.of()).then().statusCode(404);
    }

    @Test
    void another_tenants_channel_is_not_connected() {
        ChannelOwner.connect("first-" + tenant, name);
        String location = ChannelOwner.consent(
                ChannelOwner.startConnection(tenant, ChannelOwner.ALL_FEATURES), "&sandbox_channel=" + name);

        ChannelOwner.returnFromConsent(location)
                .then()
                .statusCode(409)
                .body("code", equalTo("CHANNEL_TAKEN"))
                .body("detail", not(containsString("first-")));
    }

    @Test
    void an_account_without_a_channel_is_reported() {
        String location = ChannelOwner.consent(
                ChannelOwner.startConnection(tenant, ChannelOwner.ALL_FEATURES), "&sandbox_channel=none");

        ChannelOwner.returnFromConsent(location).then().statusCode(422).body("code", equalTo("NO_CHANNEL"));
    }

    @Test
    void the_channel_must_be_the_expected_one() {
        String request = "{\"features\":[\"comments\"],\"channelId\":\"UC0123456789012345678901\"}";

        ChannelOwner.returnFromConsent(
                        ChannelOwner.consent(ChannelOwner.startConnection(tenant, request), "&sandbox_channel=" + name))
                .then()
                .statusCode(409)
                .body("code", equalTo("OTHER_CHANNEL"));
    }

    @Test
    void of_several_brand_accounts_the_chosen_one_is_connected() {
        String account = "&sandbox_account=boss-" + name + "@sandbox.test";
        String first = ChannelOwner.returnFromConsent(ChannelOwner.consent(
                        ChannelOwner.startConnection(tenant, ChannelOwner.ALL_FEATURES),
                        account + "&sandbox_channel=" + name + "-1"))
                .path("channelId");
        String second = ChannelOwner.returnFromConsent(ChannelOwner.consent(
                        ChannelOwner.startConnection(tenant, ChannelOwner.ALL_FEATURES),
                        account + "&sandbox_channel=" + name + "-2"))
                .path("channelId");

        assertThat(first).isNotEqualTo(second);
        assertThat(mesh.rows("SELECT id FROM channel WHERE tenant_id = '" + tenant + "'"))
                .extracting(row -> row.get("id"))
                .containsExactlyInAnyOrder(first, second);
    }

    @Test
    void a_consent_without_a_refresh_token_keeps_the_valid_one() {
        String channel = ChannelOwner.connect(tenant, name);
        byte[] before = token(channel);
        String url = ChannelOwner.startConnection(tenant, ChannelOwner.ALL_FEATURES)
                .replace("access_type=offline", "access_type=online");

        ChannelOwner.returnFromConsent(ChannelOwner.consent(url, "&sandbox_channel=" + name))
                .then()
                .statusCode(200);

        assertThat(token(channel)).isEqualTo(before);
    }

    @Test
    void a_first_consent_without_a_refresh_token_is_rejected() {
        String url = ChannelOwner.startConnection(tenant, ChannelOwner.ALL_FEATURES)
                .replace("access_type=offline", "access_type=online");

        ChannelOwner.returnFromConsent(ChannelOwner.consent(url, "&sandbox_channel=" + name))
                .then()
                .statusCode(422)
                .body("code", equalTo("NO_REFRESH_TOKEN"));
        assertThat(mesh.rows("SELECT 1 FROM channel WHERE tenant_id = '" + tenant + "'"))
                .isEmpty();
    }

    @Test
    void the_database_rejects_an_empty_refresh_token() {
        String channel = ChannelOwner.connect(tenant, name);

        assertThatThrownBy(() -> mesh.execute("UPDATE channel_grant SET refresh_token = substring(refresh_token FOR 28)"
                        + " WHERE channel_id = '" + channel + "'"))
                .rootCause()
                .hasMessageContaining("channel_grant_token_not_blank");
    }

    @Test
    void the_browser_is_redirected_to_the_operators_site_only() {
        String foreignSite = "{\"features\":[\"comments\"],\"returnTo\":\"https://elsewhere.test/x\"}";
        String operatorSite = "{\"features\":[\"comments\"],\"returnTo\":\"http://localhost:8085/done?a=1\"}";

        ChannelOwner.requestConnection(tenant, foreignSite)
                .then()
                .statusCode(400)
                .body("detail", containsString("returnTo"));
        ChannelOwner.returnFromConsent(ChannelOwner.consent(
                        ChannelOwner.startConnection(tenant, operatorSite), "&sandbox_channel=" + name))
                .then()
                .statusCode(303)
                .header("location", containsString("http://localhost:8085/done?a=1&connection="))
                .header("location", containsString("outcome=CONNECTED"));
    }

    @Test
    void an_invalid_request_is_rejected_with_the_field_name() {
        for (Map.Entry<String, String> invalid : Map.of(
                        "{\"features\":[\"everything\"]}", "features",
                        "{\"features\":[]}", "features",
                        "{\"features\":[\"uploads\"],\"channelId\":\"me\"}", "channelId")
                .entrySet()) {
            ChannelOwner.requestConnection(tenant, invalid.getKey())
                    .then()
                    .statusCode(400)
                    .body("detail", containsString(invalid.getValue()));
        }
    }

    @Test
    void a_tenant_has_a_limited_number_of_open_attempts() {
        mesh.execute("INSERT INTO connection_attempt (id, tenant_id, asked_by, features, state_hash, verifier, key_id,"
                + " created_at, expires_at) SELECT gen_random_uuid()::text, '" + tenant
                + "', 'x', '{}', sha256(gen_random_uuid()::text::bytea), '\\x00', 'k1', now(), now() + interval '1 hour'"
                + " FROM generate_series(1, 50)");

        ChannelOwner.requestConnection(tenant, ChannelOwner.ALL_FEATURES)
                .then()
                .statusCode(429)
                .body("code", equalTo("TOO_MANY_ATTEMPTS"));
    }

    @Test
    void a_grant_under_testing_has_an_end_and_the_readiness_check_warns() {
        String location = ChannelOwner.consent(
                ChannelOwner.startConnection(tenant, ChannelOwner.ALL_FEATURES),
                "&sandbox_testing=true&sandbox_channel=" + name);
        String channel = ChannelOwner.returnFromConsent(location).path("channelId");

        assertThat(mesh.await(channel, ChannelConnected.class).expiresAt()).isNotNull();
        List<String> warnings = RestAssured.given()
                .auth()
                .oauth2(TestTokens.token(tenant, "operator"))
                .get("/api/preflight")
                .then()
                .statusCode(200)
                .body("redirectUri", equalTo("http://localhost:8085/api/connections/callback"))
                .extract()
                .path("warnings.code");
        assertThat(warnings).contains("CONSENT_SCREEN_IN_TESTING");
    }

    private byte[] token(String channel) {
        return (byte[]) mesh.rows("SELECT refresh_token FROM channel_grant WHERE channel_id = '" + channel + "'")
                .get(0)
                .get("refresh_token");
    }
}
