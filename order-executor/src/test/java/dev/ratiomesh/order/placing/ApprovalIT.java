package dev.ratiomesh.order.placing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.contracts.order.OrderCommand.ApproveOrder;
import dev.ratiomesh.contracts.order.OrderCommand.RejectOrder;
import dev.ratiomesh.contracts.order.OrderCommand.ReportInsertion;
import dev.ratiomesh.contracts.order.OrderEvent.OrderApproved;
import dev.ratiomesh.contracts.order.OrderEvent.OrderCancelled;
import dev.ratiomesh.contracts.order.OrderEvent.OrderCommandRejected;
import dev.ratiomesh.contracts.order.OrderEvent.OrderPlaced;
import dev.ratiomesh.contracts.order.OrderEvent.OrderProposed;
import dev.ratiomesh.contracts.order.OrderEvent.OrderRejected;
import dev.ratiomesh.contracts.order.OrderRejectionCode;
import dev.ratiomesh.contracts.order.OrderView;
import dev.ratiomesh.order.mesh.Fixtures;
import dev.ratiomesh.order.mesh.Mesh;
import dev.ratiomesh.testkit.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@QuarkusTest
class ApprovalIT {
    private final String campaign = Fixtures.campaignId();

    @RegisterExtension
    final Mesh mesh = new Mesh();

    @Test
    void an_order_above_the_auto_approval_limit_waits_and_is_placed_when_approved() {
        // given
        OrderView proposed = propose();
        assertThat(mesh.sandbox.acceptedOrders(proposed.orderId())).isEmpty();

        // when
        mesh.publish(new ApproveOrder(proposed.orderId(), campaign, "t-1", "ann"));

        // then
        assertThat(mesh.await(campaign, OrderApproved.class).by()).isEqualTo("ann");
        mesh.await(campaign, OrderPlaced.class);
        assertThat(mesh.sandbox.acceptedOrders(proposed.orderId())).hasSize(1);
    }

    @Test
    void a_rejected_order_releases_its_money_and_is_never_sent() {
        // given
        OrderView proposed = propose();

        // when
        mesh.publish(new RejectOrder(proposed.orderId(), campaign, "t-1", "ann", "too dear"));

        // then
        assertThat(mesh.await(campaign, OrderRejected.class).reason()).isEqualTo("too dear");
        assertThat(mesh.amount("SELECT sum(reserved) FROM hold WHERE order_id = '" + proposed.orderId() + "'"))
                .isEqualByComparingTo("0");
        assertThat(mesh.amount("SELECT sum(amount) FROM cost_line WHERE kind = 'RELEASED' AND order_id = '"
                        + proposed.orderId() + "'"))
                .isEqualByComparingTo(proposed.budget());
        assertThat(mesh.sandbox.acceptedOrders(proposed.orderId())).isEmpty();
    }

    @Test
    void of_two_concurrent_approvals_one_counts_and_one_is_rejected() {
        // given
        OrderView proposed = propose();

        // when
        mesh.publish(new ApproveOrder(proposed.orderId(), campaign, "t-1", "ann"));
        String late = mesh.publish(new ApproveOrder(proposed.orderId(), campaign, "t-1", "bob"));

        // then
        OrderCommandRejected rejected = mesh.await(campaign, OrderCommandRejected.class);
        assertThat(rejected.commandId()).isEqualTo(late);
        assertThat(rejected.code()).isEqualTo(OrderRejectionCode.ALREADY_DECIDED);
        assertThat(mesh.eventsOf(campaign, OrderApproved.class)).hasSize(1);
    }

    @Test
    void a_message_delivered_twice_is_one_approval_and_no_rejection() {
        // given
        OrderView proposed = propose();
        String id = UUID.randomUUID().toString();
        var approve = new ApproveOrder(proposed.orderId(), campaign, "t-1", "ann");

        // when
        mesh.send(Topic.ORDER_COMMANDS, campaign, id, approve);
        mesh.send(Topic.ORDER_COMMANDS, campaign, id, approve);

        // then
        mesh.await(campaign, OrderPlaced.class);
        assertThat(mesh.eventsOf(campaign, OrderApproved.class)).hasSize(1);
        assertThat(mesh.eventsOf(campaign, OrderCommandRejected.class)).isEmpty();
    }

    @Test
    void commands_about_foreign_orders_unknown_orders_and_other_providers_are_rejected() {
        // given
        OrderView proposed = propose();

        // when
        mesh.publish(new ApproveOrder(proposed.orderId(), campaign, "t-2", "eve"));
        mesh.publish(new ReportInsertion(
                proposed.orderId(),
                campaign,
                "t-1",
                "ann",
                "B-7",
                new BigDecimal("20.00"),
                null,
                Instant.now(),
                Instant.now().plusSeconds(60),
                null));
        mesh.publish(new ApproveOrder("ord-none", campaign, "t-1", "ann"));

        // then
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> assertThat(mesh.eventsOf(campaign, OrderCommandRejected.class))
                        .extracting(OrderCommandRejected::code)
                        .containsExactly(
                                OrderRejectionCode.ORDER_UNKNOWN,
                                OrderRejectionCode.WRONG_PROVIDER,
                                OrderRejectionCode.ORDER_UNKNOWN));
    }

    @Test
    void an_approval_after_expiry_and_before_the_timer_is_rejected_as_expired() throws SQLException {
        // given: the time to decide is over, and the timer has not polled yet
        OrderView proposed = propose();
        mesh.execute(
                "UPDATE ad_order SET decide_by = now() - interval '1 second', lease_until = now() + interval '5 s',"
                        + " epoch = epoch + 1, revision = revision + 1 WHERE id = '" + proposed.orderId() + "'");

        // when / then
        as("t-1", "approver")
                .post("/api/orders/" + proposed.orderId() + "/approve")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("EXPIRED"));
        String late = mesh.publish(new ApproveOrder(proposed.orderId(), campaign, "t-1", "ann"));
        assertThat(mesh.await(campaign, OrderCommandRejected.class))
                .satisfies(rejected -> assertThat(rejected.commandId()).isEqualTo(late))
                .satisfies(rejected -> assertThat(rejected.code()).isEqualTo(OrderRejectionCode.EXPIRED));
        mesh.execute("UPDATE ad_order SET lease_until = NULL, due_at = now(), revision = revision + 1 WHERE id = '"
                + proposed.orderId() + "'");
        assertThat(mesh.await(campaign, OrderCancelled.class).reason()).isEqualTo("it was not approved in time");
        assertThat(mesh.eventsOf(campaign, OrderApproved.class)).isEmpty();
        assertThat(mesh.sandbox.acceptedOrders(proposed.orderId())).isEmpty();
    }

    @Test
    void a_second_approval_over_http_is_rejected_at_once() {
        // given
        OrderView proposed = propose();
        String path = "/api/orders/" + proposed.orderId();
        as("t-1", "approver").post(path + "/approve").then().statusCode(202);
        mesh.await(campaign, OrderApproved.class);

        // when / then
        for (String decision : new String[] {"/approve", "/reject"}) {
            as("t-1", "approver")
                    .post(path + decision)
                    .then()
                    .statusCode(409)
                    .contentType("application/problem+json")
                    .body("code", equalTo("ALREADY_DECIDED"));
        }
        as("t-1", "approver").post("/api/orders/ord-none/approve").then().statusCode(404);
    }

    @Test
    void an_approval_over_http_has_the_same_effect_as_on_the_topic() {
        // given
        OrderView proposed = propose();
        String path = "/api/orders/" + proposed.orderId();

        // when
        String key = UUID.randomUUID().toString();
        String first = as("t-1", "approver")
                .header("Idempotency-Key", key)
                .post(path + "/approve")
                .then()
                .statusCode(202)
                .header("Location", notNullValue())
                .extract()
                .path("commandId");
        as("t-1", "approver")
                .header("Idempotency-Key", key)
                .post(path + "/approve")
                .then()
                .statusCode(202)
                .body("commandId", equalTo(first));

        // then
        mesh.await(campaign, OrderPlaced.class);
        assertThat(mesh.eventsOf(campaign, OrderApproved.class)).hasSize(1);
        assertThat(mesh.eventsOf(campaign, OrderCommandRejected.class)).isEmpty();
        as("t-1", "viewer")
                .get(path)
                .then()
                .statusCode(200)
                .body("order.orderId", equalTo(proposed.orderId()))
                .body("order.budget", equalTo("45.00"))
                .body("evidence.target.views", equalTo(10_000))
                .body("ledger[0].kind", equalTo("RESERVED"));
    }

    @Test
    void a_rejection_over_http_carries_its_reason() {
        // given
        OrderView proposed = propose();

        // when
        as("*", "approver")
                .body("{\"reason\":\"not this month\"}")
                .post("/api/orders/" + proposed.orderId() + "/reject")
                .then()
                .statusCode(202);

        // then
        assertThat(mesh.await(campaign, OrderRejected.class).reason()).isEqualTo("not this month");
    }

    @Test
    void a_tenant_sees_and_approves_only_its_orders() {
        // given
        OrderView proposed = propose();
        String path = "/api/orders/" + proposed.orderId();

        // when / then
        as("t-2", "approver").get(path).then().statusCode(404).body("code", equalTo("NOT_FOUND"));
        as("t-2", "approver").post(path + "/approve").then().statusCode(404);
        as("t-1", "viewer").post(path + "/approve").then().statusCode(403).body("code", equalTo("FORBIDDEN"));
        as("t-1", "operator").post(path + "/approve").then().statusCode(403);
        as("t-1", "operator").post(path + "/cancel").then().statusCode(403);
        given().get(path).then().statusCode(401).body("code", equalTo("UNAUTHORIZED"));
        as("t-2", "viewer")
                .get("/api/orders?campaign=" + campaign)
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        as("*", "viewer")
                .get("/api/orders?campaign=" + campaign)
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
        as("t-2", "viewer").get("/api/caps?campaign=" + campaign).then().statusCode(404);
    }

    @Test
    void orders_are_listed_page_by_page_and_invalid_parameters_are_rejected() {
        // given
        String tenant = "t-" + campaign;
        OrderView proposed = propose(tenant);
        List<String> capIds =
                mesh.rows("SELECT cap_id FROM hold WHERE order_id = '" + proposed.orderId() + "'").stream()
                        .map(row -> row.get("cap_id").toString())
                        .toList();
        assertThat(capIds).contains("campaign/" + campaign + "/USD");

        // when / then
        String next = as("*", "viewer")
                .get("/api/orders?limit=1&state=PROPOSED")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .extract()
                .path("next");
        if (next != null) {
            as("*", "viewer").get("/api/orders?limit=1&cursor=" + next).then().statusCode(200);
        }
        as(tenant, "viewer")
                .get("/api/caps?campaign=" + campaign)
                .then()
                .statusCode(200)
                .body("cap", containsInAnyOrder(capIds.toArray()));
        assertBad("/api/orders?state=LOST");
        assertBad("/api/orders?limit=0");
        assertBad("/api/orders?cursor=abc");
        assertBad("/api/caps");
    }

    private static void assertBad(String path) {
        as("t-1", "viewer").get(path).then().statusCode(400).body("code", equalTo("BAD_PARAMETER"));
    }

    private static RequestSpecification as(String tenant, String role) {
        return given().header("Authorization", "Bearer " + TestTokens.token(tenant, role));
    }

    private OrderView propose() {
        return propose("t-1");
    }

    private OrderView propose(String tenant) {
        mesh.startCampaign(Fixtures.brief(campaign, tenant, Fixtures.budget("200.00", "50.00", "50.00", "25.00")));
        mesh.publish(Fixtures.behind(campaign, tenant, 22.5, 10_000));
        OrderProposed proposed = mesh.await(campaign, OrderProposed.class);
        assertThat(proposed.needsApproval()).isTrue();
        return proposed.order();
    }
}
