package dev.ratiomesh.order.placing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.ratiomesh.contracts.campaign.Reach;
import dev.ratiomesh.contracts.order.OrderEvent.OrderProposed;
import dev.ratiomesh.order.mesh.Fixtures;
import dev.ratiomesh.order.mesh.Mesh;
import dev.ratiomesh.order.mesh.UnsharedCredentials;
import dev.ratiomesh.testkit.LogProbe;
import dev.ratiomesh.testkit.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Checks provider accounts in a deployment whose own grant is shared with no account of these tests. */
@QuarkusTest
@QuarkusTestResource(value = UnsharedCredentials.class, restrictToAnnotatedClass = true)
class AccountsIT {
    private final String account = Fixtures.account();
    private final String tenant = "t-" + UUID.randomUUID();
    private final String otherTenant = "t-" + UUID.randomUUID();
    private final String token = "sandbox-1//secret-" + UUID.randomUUID();

    @RegisterExtension
    final Mesh mesh = new Mesh();

    @Test
    void a_registered_token_is_stored_encrypted_and_never_returned() {
        // when
        String first = register(tenant, token).statusCode(201).extract().asString();
        String second = register(tenant, token).statusCode(200).extract().asString();

        // then
        String list = as(tenant, "viewer").get("/api/accounts").asString();
        assertThat(List.of(first, second, list))
                .allSatisfy(text ->
                        assertThat(text).contains(account, "CONNECTED", "k2").doesNotContain("secret"));
        byte[] stored =
                (byte[]) mesh.rows("SELECT refresh_token FROM provider_account WHERE account = '" + account + "'")
                        .get(0)
                        .get("refresh_token");
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("secret");
    }

    @Test
    void invalid_registrations_are_rejected_with_a_reason_and_change_nothing() {
        // given
        register(tenant, token).statusCode(201);

        // when / then
        for (String blank : List.of("{\"refreshToken\":\"\"}", "{\"refreshToken\":\"  \"}", "{}", "")) {
            put(tenant, "approver", account, blank).statusCode(400).body("code", equalTo("BAD_PARAMETER"));
        }
        put(tenant, "approver", account, "{\"refreshToken\":\"se cret\"}").statusCode(400);
        put(tenant, "approver", account, "{\"refreshToken\":se-cret}")
                .statusCode(400)
                .body("detail", equalTo("The body is not valid JSON."));
        put(tenant, "approver", account, "{\"refreshToken\":\"a\",\"loginCustomerId\":\"12\"}")
                .statusCode(400)
                .body("detail", equalTo("loginCustomerId: a manager account has ten digits"));
        put(tenant, "approver", "12345", body(token)).statusCode(400);
        put(tenant, "operator", account, body(token)).statusCode(403);
        as(tenant, "approver")
                .contentType("application/json")
                .body(body(token))
                .put("/api/accounts/insertion/" + account)
                .then()
                .statusCode(400);
        as("*", "approver")
                .contentType("application/json")
                .body(body(token))
                .put(path())
                .then()
                .statusCode(400)
                .body("code", equalTo("TENANT_MISSING"));
        assertThat(mesh.rows("SELECT 1 FROM provider_account WHERE generation = 1 AND account = '" + account + "'"))
                .hasSize(1);
    }

    @Test
    void the_database_rejects_an_empty_token() {
        // given
        register(tenant, token).statusCode(201);

        // when / then: no bytes, null, and a nonce and tag without ciphertext
        for (String empty : List.of("''", "NULL", "decode(repeat('00', 28), 'hex')")) {
            assertThatThrownBy(() -> mesh.execute("UPDATE provider_account SET refresh_token = " + empty
                            + " WHERE account = '" + account + "'"))
                    .hasMessageContaining("violates");
        }
    }

    @Test
    void a_tenant_sees_and_removes_only_its_accounts() {
        // given
        register(tenant, token).statusCode(201);

        // when / then
        as(otherTenant, "viewer").get("/api/accounts").then().statusCode(200).body("items.size()", equalTo(0));
        as(otherTenant, "approver").delete(path()).then().statusCode(404);
        as("*", "viewer").get("/api/accounts?limit=500").then().body("items.account", hasItem(account));
        as(tenant, "viewer").delete(path()).then().statusCode(403);
        as(tenant, "approver").delete(path()).then().statusCode(204);
        as(tenant, "approver").delete(path()).then().statusCode(404);
        as(tenant, "viewer").get("/api/accounts").then().body("items.account", not(hasItem(account)));
    }

    @Test
    void accounts_are_listed_in_pages() {
        // given
        for (int i = 0; i < 3; i++) {
            put(tenant, "approver", Fixtures.account(), body(token)).statusCode(201);
        }

        // when
        var first = as(tenant, "viewer").get("/api/accounts?limit=2").then().body("items.size()", equalTo(2));
        String cursor = first.extract().path("next");

        // then
        as(tenant, "viewer")
                .get("/api/accounts?limit=2&cursor=" + cursor)
                .then()
                .body("items.size()", equalTo(1))
                .body("next", equalTo(null));
    }

    @Test
    void an_order_without_credentials_waits_names_the_account_and_continues_after_registration() {
        // given: credentials of another tenant for the same account
        register(otherTenant, "sandbox-of-another-" + account).statusCode(201);

        // when
        String order = order(tenant);

        // then
        awaitProblem(order, "google-ads account " + account + " of tenant " + tenant + " has no credentials");
        assertThat(mesh.sandbox.usedRefreshTokens(account)).isEmpty();

        // when
        register(tenant, token).statusCode(201);

        // then
        awaitPlaced(order);
        assertThat(mesh.sandbox.usedRefreshTokens(account)).containsExactly(token);
    }

    @Test
    void orders_of_two_tenants_on_one_account_use_their_tenants_credentials() {
        // given
        String second = "sandbox-2//" + UUID.randomUUID();
        register(tenant, token).statusCode(201);
        register(otherTenant, second).statusCode(201);

        // when
        awaitPlaced(order(tenant));
        assertThat(mesh.sandbox.usedRefreshTokens(account)).containsExactly(token);
        awaitPlaced(order(otherTenant));

        // then
        assertThat(mesh.sandbox.usedRefreshTokens(account)).containsExactlyInAnyOrder(token, second);
    }

    @Test
    void a_revoked_grant_needs_a_reconnect_and_its_orders_wait_for_it() {
        // given
        register(tenant, token).statusCode(201);
        mesh.sandbox.inject("{\"revoke\":\"" + token + "\"}");

        // when
        String order = order(tenant);

        // then
        awaitProblem(order, "needs to be reconnected");
        as(tenant, "viewer")
                .get("/api/accounts")
                .then()
                .body("items[0].state", equalTo("NEEDS_RECONNECT"))
                .body("items[0].reason", org.hamcrest.Matchers.containsString("invalid_grant"));

        // when
        register(tenant, token + "-new").statusCode(200).body("state", equalTo("CONNECTED"));

        // then
        awaitPlaced(order);
        as(tenant, "viewer")
                .get("/api/accounts")
                .then()
                .body("items[0].lastSuccessAt", org.hamcrest.Matchers.notNullValue());
    }

    @Test
    void a_grant_that_is_revoked_while_an_order_runs_is_detected_by_the_rejected_token() {
        // given
        register(tenant, token).statusCode(201);
        String order = order(tenant, Duration.ofDays(3));
        awaitPlaced(order);

        // when
        mesh.sandbox.inject("{\"revoke\":\"" + token + "\"}");

        // then
        awaitProblem(order, "needs to be reconnected");

        // when
        register(tenant, token + "-new").statusCode(200);

        // then: the order is followed to its end
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> state(order)
                .equals("SETTLED"));
    }

    @Test
    void an_unavailable_token_endpoint_marks_no_account() {
        // given
        register(tenant, token).statusCode(201);
        mesh.sandbox.inject("{\"target\":\"/token\",\"afterSuccess\":true,\"count\":1}");

        // when
        String order = order(tenant);

        // then
        awaitProblem(order, "the token endpoint does not answer");
        as(tenant, "viewer")
                .get("/api/accounts")
                .then()
                .body("items[0].state", equalTo("CONNECTED"))
                .body("items[0].lastError", org.hamcrest.Matchers.containsString("does not answer"));
        mesh.endBackoff(order);
        awaitPlaced(order);
    }

    @Test
    void tokens_of_a_retired_key_are_encrypted_again_and_one_of_an_unknown_key_stays_and_is_reported() {
        // given: more rows than one page of the rotation
        EncryptedAccounts rows = new EncryptedAccounts(mesh);
        for (int i = 0; i < 5; i++) {
            rows.insert("k1", tenant, Fixtures.account(), token);
        }
        rows.insert("k9", tenant, account, token);

        // then
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(mesh.rows(
                        "SELECT key_id FROM provider_account WHERE tenant_id = '" + tenant + "' ORDER BY key_id"))
                .extracting(row -> row.get("key_id"))
                .containsExactly("k2", "k2", "k2", "k2", "k2", "k9"));
        awaitProblem(
                order(tenant),
                "its token is encrypted with key \"k9\", which is not configured (orders.credentials.keys.k9)");
        for (String resealed : rows.accounts("k2", tenant)) {
            assertThat(rows.decrypted("k2", tenant, resealed)).isEqualTo(token);
        }
    }

    @Test
    void no_token_reaches_a_log_a_topic_a_problem_or_a_response() {
        try (LogProbe log = LogProbe.start()) {
            // given
            register(tenant, token).statusCode(201);

            // when: the order is placed and followed, and its grant is revoked
            String order = order(tenant, Fixtures.ONE_DAY);
            awaitPlaced(order);
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> state(order)
                    .equals("SETTLED"));
            mesh.sandbox.inject("{\"revoke\":\"" + token + "\"}");
            String second = order(tenant);
            awaitProblem(second, "needs to be reconnected");

            // then
            assertThat(log.text()).contains("needs to be reconnected").doesNotContain(token, "ya29.", "sandbox-secret");
            assertThat(mesh.texts(tenant))
                    .isNotEmpty()
                    .noneMatch(text -> text.contains(token) || text.contains("ya29."));
            assertThat(mesh.rows("SELECT problem FROM ad_order WHERE tenant_id = '" + tenant + "'")
                            .toString())
                    .doesNotContain(token, "ya29.");
            assertThat(as(tenant, "viewer").get("/api/orders/" + second).asString())
                    .doesNotContain(token, "ya29.");
        }
    }

    private io.restassured.response.ValidatableResponse register(String tenantId, String secret) {
        return put(tenantId, "approver", account, body(secret));
    }

    private io.restassured.response.ValidatableResponse put(
            String tenantId, String role, String accountId, String content) {
        return as(tenantId, role)
                .contentType("application/json")
                .body(content)
                .put("/api/accounts/google-ads/" + accountId)
                .then();
    }

    private static String body(String secret) {
        return "{\"refreshToken\":\"" + secret + "\"}";
    }

    private String path() {
        return "/api/accounts/google-ads/" + account;
    }

    private String order(String tenantId) {
        return order(tenantId, Duration.ofDays(30));
    }

    private String order(String tenantId, Duration time) {
        String campaign = Fixtures.campaignId();
        mesh.startCampaign(Fixtures.endingIn(
                time, Fixtures.brief(campaign, tenantId, Fixtures.generous(), new Reach("google-ads", account))));
        mesh.publish(Fixtures.behind(campaign, tenantId, 15, 10_000));
        return mesh.await(campaign, OrderProposed.class).order().orderId();
    }

    private void awaitProblem(String order, String text) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        mesh.rows("SELECT problem FROM ad_order WHERE id = '" + order + "'"))
                .singleElement()
                .satisfies(row -> assertThat(String.valueOf(row.get("problem"))).contains(text)));
    }

    private void awaitPlaced(String order) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        mesh.sandbox.acceptedOrders(order))
                .hasSize(1));
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> List.of("PLACED", "RUNNING", "SETTLED")
                .contains(state(order)));
    }

    private String state(String order) {
        return String.valueOf(mesh.rows("SELECT state FROM ad_order WHERE id = '" + order + "'")
                .get(0)
                .get("state"));
    }

    private static RequestSpecification as(String tenantId, String role) {
        return given().header("Authorization", "Bearer " + TestTokens.token(tenantId, role));
    }
}
