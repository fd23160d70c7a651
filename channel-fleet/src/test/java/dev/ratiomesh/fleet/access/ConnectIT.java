package dev.ratiomesh.fleet.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.ratiomesh.contracts.channel.ChannelEvent.ChannelConnected;
import dev.ratiomesh.contracts.channel.ChannelState;
import dev.ratiomesh.fleet.mesh.Mesh;
import dev.ratiomesh.fleet.mesh.Owner;
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
    private static final String BAD_STATE = "A".repeat(43);

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
    void an_owner_connects_a_channel_and_it_is_told() {
        // when
        String channel = Owner.connect(tenant, name);

        // then
        ChannelConnected told = mesh.await(channel, ChannelConnected.class);
        assertThat(told.features()).containsExactly("analytics", "comments", "uploads");
        assertThat(told.expiresAt()).isNull();
        assertThat(told.channel().version()).isEqualTo(1);
        assertThat(told.channel().state()).isEqualTo(ChannelState.ACTIVE);
        assertThat(told.channel().title()).isEqualTo(name);
    }

    @Test
    void the_consent_asks_for_the_least_and_proves_itself() {
        String url = Owner.begin(tenant, "{\"features\":[\"analytics\"]}");

        assertThat(url)
                .contains(
                        "code_challenge_method=S256", "access_type=offline", "prompt=consent", "yt-analytics.readonly")
                .doesNotContain("youtube.upload", "force-ssl");
    }

    @Test
    void unticked_rights_leave_the_features_that_were_granted() {
        String location = Owner.consent(
                Owner.begin(tenant, Owner.EVERYTHING),
                "&sandbox_channel=" + name + "&sandbox_untick=yt-analytics.readonly");

        Owner.back(location)
                .then()
                .statusCode(200)
                .body("granted", contains("comments", "uploads"))
                .body("missing", contains("analytics"));
    }

    @Test
    void nothing_granted_in_full_connects_nothing_and_says_what_is_missing() {
        String location = Owner.consent(
                Owner.begin(tenant, "{\"features\":[\"uploads\"]}"),
                "&sandbox_channel=" + name + "&sandbox_untick=youtube.upload");

        Owner.back(location)
                .then()
                .statusCode(422)
                .body("code", equalTo("SCOPE_MISSING"))
                .body("detail", containsString("youtube.upload"));
        assertThat(mesh.rows("SELECT 1 FROM channel WHERE tenant_id = '" + tenant + "'"))
                .isEmpty();
    }

    @Test
    void a_forged_state_changes_nothing() {
        Owner.back("x?state=" + BAD_STATE + "&code=4/whatever")
                .then()
                .statusCode(400)
                .body("code", equalTo("STATE_UNKNOWN"));
        Owner.back("x?code=4/whatever").then().statusCode(400).body("code", equalTo("STATE_UNKNOWN"));
    }

    @Test
    void a_state_is_good_once() {
        String location = Owner.consent(Owner.begin(tenant, Owner.EVERYTHING), "&sandbox_channel=" + name);
        Owner.back(location).then().statusCode(200);

        Owner.back(location).then().statusCode(400).body("code", equalTo("STATE_USED"));
    }

    @Test
    void a_state_expires() {
        String location = Owner.consent(Owner.begin(tenant, Owner.EVERYTHING), "&sandbox_channel=" + name);
        mesh.execute("UPDATE connection_attempt SET expires_at = now() WHERE tenant_id = '" + tenant + "'");

        Owner.back(location).then().statusCode(400).body("code", equalTo("STATE_EXPIRED"));
    }

    @Test
    void an_owner_may_say_no() {
        String url = Owner.begin(tenant, Owner.EVERYTHING);

        Owner.back(Owner.consent(url, "&sandbox_channel=" + name + "&sandbox_deny=true"))
                .then()
                .statusCode(403)
                .body("code", equalTo("CONSENT_DENIED"));
        String id = String.valueOf(mesh.rows("SELECT id FROM connection_attempt WHERE tenant_id = '" + tenant + "'")
                .get(0)
                .get("id"));
        Owner.get(tenant, "/api/connections/" + id, Map.of())
                .then()
                .statusCode(200)
                .body("outcome", equalTo("DENIED"));
        Owner.get("other", "/api/connections/" + id, Map.of()).then().statusCode(404);
    }

    @Test
    void another_customers_channel_is_not_taken() {
        Owner.connect("first-" + tenant, name);
        String location = Owner.consent(Owner.begin(tenant, Owner.EVERYTHING), "&sandbox_channel=" + name);

        Owner.back(location)
                .then()
                .statusCode(409)
                .body("code", equalTo("CHANNEL_TAKEN"))
                .body("detail", not(containsString("first-")));
    }

    @Test
    void an_account_without_a_channel_is_told() {
        String location = Owner.consent(Owner.begin(tenant, Owner.EVERYTHING), "&sandbox_channel=none");

        Owner.back(location).then().statusCode(422).body("code", equalTo("NO_CHANNEL"));
    }

    @Test
    void the_channel_must_be_the_expected_one() {
        String wanted = "{\"features\":[\"comments\"],\"channelId\":\"UC0123456789012345678901\"}";

        Owner.back(Owner.consent(Owner.begin(tenant, wanted), "&sandbox_channel=" + name))
                .then()
                .statusCode(409)
                .body("code", equalTo("OTHER_CHANNEL"));
    }

    @Test
    void of_several_brand_accounts_the_chosen_one_is_connected() {
        String account = "&sandbox_account=boss-" + name + "@sandbox.test";
        String first = Owner.back(Owner.consent(
                        Owner.begin(tenant, Owner.EVERYTHING), account + "&sandbox_channel=" + name + "-1"))
                .path("channelId");
        String second = Owner.back(Owner.consent(
                        Owner.begin(tenant, Owner.EVERYTHING), account + "&sandbox_channel=" + name + "-2"))
                .path("channelId");

        assertThat(first).isNotEqualTo(second);
        assertThat(mesh.rows("SELECT id FROM channel WHERE tenant_id = '" + tenant + "'"))
                .extracting(row -> row.get("id"))
                .containsExactlyInAnyOrder(first, second);
    }

    @Test
    void a_consent_without_a_refresh_token_leaves_the_good_one() {
        String channel = Owner.connect(tenant, name);
        byte[] before = token(channel);
        String url = Owner.begin(tenant, Owner.EVERYTHING).replace("access_type=offline", "access_type=online");

        Owner.back(Owner.consent(url, "&sandbox_channel=" + name)).then().statusCode(200);

        assertThat(token(channel)).isEqualTo(before);
    }

    @Test
    void a_first_consent_without_a_refresh_token_is_refused() {
        String url = Owner.begin(tenant, Owner.EVERYTHING).replace("access_type=offline", "access_type=online");

        Owner.back(Owner.consent(url, "&sandbox_channel=" + name))
                .then()
                .statusCode(422)
                .body("code", equalTo("NO_REFRESH_TOKEN"));
        assertThat(mesh.rows("SELECT 1 FROM channel WHERE tenant_id = '" + tenant + "'"))
                .isEmpty();
    }

    @Test
    void the_database_keeps_an_empty_token_from_a_good_ones_place() {
        String channel = Owner.connect(tenant, name);

        assertThatThrownBy(() -> mesh.execute("UPDATE channel_grant SET refresh_token = substring(refresh_token FOR 28)"
                        + " WHERE channel_id = '" + channel + "'"))
                .rootCause()
                .hasMessageContaining("channel_grant_token_not_blank");
    }

    @Test
    void the_browser_goes_where_the_operator_wants_it_on_his_own_site_only() {
        String elsewhere = "{\"features\":[\"comments\"],\"returnTo\":\"https://elsewhere.test/x\"}";
        String home = "{\"features\":[\"comments\"],\"returnTo\":\"http://localhost:8085/done?a=1\"}";

        Owner.ask(tenant, elsewhere).then().statusCode(400).body("detail", containsString("returnTo"));
        Owner.back(Owner.consent(Owner.begin(tenant, home), "&sandbox_channel=" + name))
                .then()
                .statusCode(303)
                .header("location", containsString("http://localhost:8085/done?a=1&connection="))
                .header("location", containsString("outcome=CONNECTED"));
    }

    @Test
    void a_request_names_what_is_wrong_with_it() {
        for (Map.Entry<String, String> bad : Map.of(
                        "{\"features\":[\"everything\"]}", "features",
                        "{\"features\":[]}", "features",
                        "{\"features\":[\"uploads\"],\"channelId\":\"me\"}", "channelId")
                .entrySet()) {
            Owner.ask(tenant, bad.getKey()).then().statusCode(400).body("detail", containsString(bad.getValue()));
        }
    }

    @Test
    void a_tenant_has_so_many_attempts_open_at_a_time() {
        mesh.execute("INSERT INTO connection_attempt (id, tenant_id, asked_by, features, state_hash, verifier, key_id,"
                + " created_at, expires_at) SELECT gen_random_uuid()::text, '" + tenant
                + "', 'x', '{}', sha256(gen_random_uuid()::text::bytea), '\\x00', 'k1', now(), now() + interval '1 hour'"
                + " FROM generate_series(1, 50)");

        Owner.ask(tenant, Owner.EVERYTHING).then().statusCode(429).body("code", equalTo("TOO_MANY_ATTEMPTS"));
    }

    @Test
    void a_grant_made_under_testing_says_when_it_ends_and_the_preflight_warns() {
        String location =
                Owner.consent(Owner.begin(tenant, Owner.EVERYTHING), "&sandbox_testing=true&sandbox_channel=" + name);
        String channel = Owner.back(location).path("channelId");

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
