package dev.ratiomesh.order.why;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;

import dev.ratiomesh.contracts.order.OrderEvent.OrderSettled;
import dev.ratiomesh.order.mesh.Fixtures;
import dev.ratiomesh.order.mesh.Mesh;
import dev.ratiomesh.testkit.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@QuarkusTest
class ExplanationIT {
    private final String campaign = Fixtures.campaignId();
    private final String account = Fixtures.account();

    @RegisterExtension
    final Mesh mesh = new Mesh();

    @Test
    void an_order_is_explained_from_the_snapshot_to_the_last_ledger_entry() {
        String order = settled();

        as("t-1")
                .get("/api/orders/" + order + "/why")
                .then()
                .statusCode(200)
                .body("snapshot.views", equalTo(10_000))
                .body("target.likes.model", equalTo("sha256:0123456789abcdef"))
                .body("reasoning.triggers.name", hasItems("campaignRuns", "nothingInFlight"))
                .body("reasoning.rules.passed", everyItem(equalTo(true)))
                .body("reasoning.sizing.budget", equalTo("30.00"))
                .body("reasoning.caps[0].reservedBefore", equalTo("0.000000"))
                .body("approval.automatic", equalTo(true))
                .body("exchanges.call", hasItems("googleAds:mutate", "googleAds:search", "campaigns:mutate"))
                .body("exchanges[0].status", equalTo(200))
                .body("exchanges.attempt", hasItems(1))
                .body("ledger.kind", hasItems("RESERVED", "SPENT"))
                .body("steps.state", hasItems("PROPOSED", "APPROVED", "SENDING", "PLACED", "SETTLED"));
    }

    @Test
    void the_signed_explanation_agrees_with_itself_and_with_the_published_key() {
        // given
        String order = settled();

        // when
        String document = as("t-1")
                .get("/api/orders/" + order + "/why.json")
                .then()
                .statusCode(200)
                .contentType(Jws.MEDIA_TYPE)
                .extract()
                .asString();
        String key = as("t-1")
                .get("/api/orders/why-key")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        // then
        assertThat(Verify.check(document, key)).hasSizeGreaterThan(150).allMatch(FieldComparison::agrees);
    }

    @Test
    void no_token_and_no_secret_gets_into_the_table_or_the_explanation() {
        // given
        String order = settled();

        // when
        String explanation = as("t-1").get("/api/orders/" + order + "/why").asString();
        String stored = mesh.rows("SELECT * FROM exchange").toString();

        // then
        assertThat(stored).contains(order);
        for (String text : new String[] {explanation, stored}) {
            assertThat(text).doesNotContain("ya29", "sandbox-secret", "sandbox-grant", "PRIVATE KEY");
        }
    }

    @Test
    void an_order_of_another_tenant_has_no_explanation() {
        String order = settled();
        as("t-2").get("/api/orders/" + order + "/why").then().statusCode(404);
        as("t-2").get("/api/orders/" + order + "/why.json").then().statusCode(404);
        given().get("/api/orders/" + order + "/why").then().statusCode(401);
    }

    @Test
    void an_order_is_placed_when_its_exchanges_cannot_be_recorded() throws SQLException {
        // given
        mesh.execute("ALTER TABLE exchange RENAME TO exchange_away");
        try {
            // when / then
            assertThat(settled()).isNotEmpty();
        } finally {
            mesh.execute("ALTER TABLE exchange_away RENAME TO exchange");
        }
    }

    @Test
    void equal_exchanges_in_a_row_are_counted_and_records_cannot_be_changed() {
        // given: reports go on after the settlement and are equal
        String order = settled();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> mesh.amount("SELECT max(times) FROM exchange WHERE order_id = '" + order + "'")
                                .intValue()
                        > 2);

        // then
        assertThatThrownBy(
                        () -> mesh.execute("UPDATE exchange SET answer = 'another' WHERE order_id = '" + order + "'"))
                .hasMessageContaining("only added");
        assertThatThrownBy(() -> mesh.execute("DELETE FROM order_step WHERE order_id = '" + order + "'"))
                .hasMessageContaining("only added");
    }

    private String settled() {
        mesh.startCampaign(
                Fixtures.endingIn(Fixtures.ONE_DAY, Fixtures.onAccount(campaign, account, Fixtures.generous())));
        mesh.publish(Fixtures.behind(campaign, "t-1", 15, 10_000));
        return mesh.await(campaign, OrderSettled.class).order().orderId();
    }

    private static RequestSpecification as(String tenant) {
        return given().header("Authorization", "Bearer " + TestTokens.token(tenant, "viewer"));
    }
}
