package dev.ratiomesh.order.placing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.ratiomesh.contracts.order.OrderCommand.ResolveOrder;
import dev.ratiomesh.contracts.order.OrderEvent.OrderCancelled;
import dev.ratiomesh.contracts.order.OrderEvent.OrderCommandRejected;
import dev.ratiomesh.contracts.order.OrderEvent.OrderPlaced;
import dev.ratiomesh.contracts.order.OrderEvent.OrderProposed;
import dev.ratiomesh.contracts.order.OrderEvent.OrderUnconfirmed;
import dev.ratiomesh.contracts.order.OrderRejectionCode;
import dev.ratiomesh.contracts.order.OrderState;
import dev.ratiomesh.contracts.order.ResolveOutcome;
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
class ResolveIT {
    private final String account = Fixtures.account();
    private final String campaign = Fixtures.campaignId();

    @RegisterExtension
    final Mesh mesh = new Mesh();

    @Test
    void an_order_that_a_person_found_at_the_provider_is_followed() {
        // given: accepted, the answer lost, and the look-ups fail
        mesh.sandbox.inject(on("googleAds:mutate", "\"validateOnly\":false,\"afterSuccess\":true,\"count\":1"));
        mesh.sandbox.inject(on("googleAds:search", "\"status\":503,\"count\":8"));
        String order = unconfirmed();
        String reference =
                mesh.sandbox.acceptedOrders(order).get(0).path("resourceName").asText();

        // when
        mesh.publish(resolve(order, ResolveOutcome.PLACED, reference, "seen in the account"));

        // then
        assertThat(mesh.await(campaign, OrderPlaced.class).order().providerReference())
                .isEqualTo(reference);
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        mesh.amount("SELECT spent FROM ad_order WHERE id = '" + order + "'"))
                .isPositive());
        assertThat(mesh.rows("SELECT vouched FROM ad_order WHERE id = '" + order + "'"))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("vouched", false));
        as("viewer")
                .get("/api/orders/" + order)
                .then()
                .statusCode(200)
                .body("resolvedBy.by", equalTo("ann"))
                .body("resolvedBy.reason", equalTo("seen in the account"));
        assertThat(mesh.sandbox.acceptedOrders(order)).hasSize(1);
    }

    @Test
    void a_reference_to_another_orders_campaign_books_nothing_and_stops_nothing() throws SQLException {
        // given: another order's campaign in the same account
        String otherCampaign = Fixtures.campaignId();
        mesh.startCampaign(Fixtures.onAccount(otherCampaign, account, Fixtures.generous()));
        mesh.publish(Fixtures.behind(otherCampaign, "t-1", 15, 10_000));
        String foreign = mesh.await(otherCampaign, OrderPlaced.class).order().providerReference();
        stopWork(otherCampaign);
        mesh.sandbox.inject(on("googleAds:mutate", "\"validateOnly\":false,\"afterSuccess\":true,\"count\":1"));
        mesh.sandbox.inject(on("googleAds:search", "\"status\":503,\"count\":6"));
        String order = unconfirmed();

        // when
        mesh.publish(resolve(order, ResolveOutcome.PLACED, foreign, null));

        // then: unconfirmed again, then found by its name
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        mesh.eventsOf(campaign, OrderUnconfirmed.class))
                .hasSize(2));
        assertThat(mesh.eventsOf(campaign, OrderUnconfirmed.class).get(1).detail())
                .contains("a campaign named ord-");
        assertThat(mesh.eventsOf(campaign, OrderUnconfirmed.class)
                        .get(1)
                        .order()
                        .spent())
                .isEqualByComparingTo("0");
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        mesh.eventsOf(campaign, OrderPlaced.class))
                .hasSize(2));
        assertThat(mesh.eventsOf(campaign, OrderPlaced.class).get(1).order().providerReference())
                .isNotEqualTo(foreign);
    }

    @Test
    void an_absent_order_releases_its_money_once_no_request_can_be_in_progress() throws SQLException {
        // given: refused by every server in between, so that the outcome is unknown
        mesh.sandbox.inject(
                on("googleAds:mutate", "\"validateOnly\":false,\"delay\":\"PT3S\",\"status\":503,\"count\":1"));
        mesh.sandbox.inject(on("googleAds:search", "\"status\":503,\"count\":1000"));
        String order = unconfirmed();
        mesh.execute("UPDATE ad_order SET sent_at = now() + interval '5 minutes', unsure_since = now() + interval"
                + " '5 minutes', revision = revision + 1, epoch = epoch + 1 WHERE id = '" + order + "'");

        // when: a request of a moment ago
        String early = mesh.publish(resolve(order, ResolveOutcome.NOT_PLACED, null, "not in the account"));

        // then
        OrderCommandRejected rejected = mesh.await(campaign, OrderCommandRejected.class);
        assertThat(rejected.commandId()).isEqualTo(early);
        assertThat(rejected.code()).isEqualTo(OrderRejectionCode.STILL_ON_ITS_WAY);
        assertThat(reserved(order)).isEqualByComparingTo("30");

        // when: long ago
        mesh.execute("UPDATE ad_order SET sent_at = now() - interval '5 minutes', unsure_since = now() - interval"
                + " '5 minutes', revision = revision + 1, epoch = epoch + 1 WHERE id = '" + order + "'");
        as("approver")
                .body("{\"outcome\":\"NOT_PLACED\",\"reason\":\"not in the account\"}")
                .post("/api/orders/" + order + "/resolve")
                .then()
                .statusCode(202);

        // then
        OrderCancelled cancelled = mesh.await(campaign, OrderCancelled.class);
        assertThat(cancelled.reason()).isEqualTo("not in the account");
        assertThat(cancelled.order().state()).isEqualTo(OrderState.CANCELLED);
        assertThat(reserved(order)).isEqualByComparingTo("0");
        assertThat(mesh.sandbox.acceptedOrders(order)).isEmpty();
    }

    @Test
    void an_impossible_resolution_is_rejected_over_http() {
        // given
        mesh.startCampaign(Fixtures.onAccount(campaign, account, Fixtures.budget("200.00", "50.00", "50.00", "5.00")));
        mesh.publish(Fixtures.behind(campaign, "t-1", 15, 10_000));
        String order = mesh.await(campaign, OrderProposed.class).order().orderId();
        String path = "/api/orders/" + order + "/resolve";
        String body = "{\"outcome\":\"NOT_PLACED\",\"reason\":\"?\"}";

        // when / then
        as("approver")
                .body(body)
                .post(path)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("NOT_POSSIBLE_NOW"))
                .body("detail", containsString("PROPOSED"));
        as("approver")
                .body("{\"reason\":\"?\"}")
                .post(path)
                .then()
                .statusCode(400)
                .body("detail", containsString("outcome"));
        as("approver").body("{\"outcome\":").post(path).then().statusCode(400).body("code", equalTo("UNREADABLE"));
        as("operator").body(body).post(path).then().statusCode(403);
        as("approver").body(body).post("/api/orders/ord-none/resolve").then().statusCode(404);
    }

    /** Stops all work on the campaign's order, so that it meets no fault that is meant for another order. */
    private void stopWork(String campaignId) throws SQLException {
        mesh.execute("UPDATE ad_order SET due_at = NULL, lease_until = NULL, epoch = epoch + 1, revision = revision + 1"
                + " WHERE campaign_id = '" + campaignId + "'");
    }

    private String unconfirmed() {
        mesh.startCampaign(Fixtures.onAccount(campaign, account, Fixtures.generous()));
        mesh.publish(Fixtures.behind(campaign, "t-1", 15, 10_000));
        return mesh.await(campaign, OrderUnconfirmed.class).order().orderId();
    }

    private ResolveOrder resolve(String order, ResolveOutcome outcome, String reference, String reason) {
        return new ResolveOrder(order, campaign, "t-1", "ann", outcome, reference, reason);
    }

    private java.math.BigDecimal reserved(String order) {
        return mesh.amount("SELECT max(reserved) FROM hold WHERE order_id = '" + order + "'");
    }

    private static RequestSpecification as(String role) {
        return given().header("Authorization", "Bearer " + TestTokens.token("t-1", role));
    }

    private String on(String method, String fault) {
        return "{\"target\":\"/v25/customers/" + account + "/" + method + "\"," + fault + "}";
    }
}
