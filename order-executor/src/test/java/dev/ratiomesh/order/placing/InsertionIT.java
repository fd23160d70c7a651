package dev.ratiomesh.order.placing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.ratiomesh.contracts.campaign.Reach;
import dev.ratiomesh.contracts.order.OrderCommand.ApproveOrder;
import dev.ratiomesh.contracts.order.OrderCommand.ReportInsertion;
import dev.ratiomesh.contracts.order.OrderEvent.OrderApproved;
import dev.ratiomesh.contracts.order.OrderEvent.OrderCommandRejected;
import dev.ratiomesh.contracts.order.OrderEvent.OrderPlaced;
import dev.ratiomesh.contracts.order.OrderEvent.OrderProgressed;
import dev.ratiomesh.contracts.order.OrderEvent.OrderProposed;
import dev.ratiomesh.contracts.order.OrderEvent.OrderSettled;
import dev.ratiomesh.contracts.order.OrderRejectionCode;
import dev.ratiomesh.order.mesh.Fixtures;
import dev.ratiomesh.order.mesh.Mesh;
import dev.ratiomesh.testkit.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@QuarkusTest
class InsertionIT {
    private static final Instant START = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final Instant END = START.plus(Duration.ofDays(3));

    private final String campaign = Fixtures.campaignId();

    @RegisterExtension
    final Mesh mesh = new Mesh();

    @Test
    void a_booking_is_placed_settled_and_corrected_by_a_persons_reports() {
        // given
        String order = approved();

        // when
        mesh.publish(report(order, "20.00", END));

        // then
        assertThat(mesh.await(campaign, OrderPlaced.class).order().providerReference())
                .isEqualTo("B-7");
        assertThat(mesh.await(campaign, OrderProgressed.class).order().spent()).isEqualByComparingTo("20.00");
        assertThat(cap("spent")).isEqualByComparingTo("20");
        assertThat(cap("reserved")).isEqualByComparingTo("10");

        // when: over, and dearer than booked
        mesh.publish(report(order, "25.00", Instant.now().minusMillis(1)));

        // then
        assertThat(mesh.await(campaign, OrderSettled.class).order().spent()).isEqualByComparingTo("25.00");
        assertThat(cap("spent")).isEqualByComparingTo("25");
        assertThat(cap("reserved")).isEqualByComparingTo("0");

        // when: corrected
        mesh.publish(report(order, "22.00", Instant.now().minusMillis(1)));

        // then
        Awaitility.await().untilAsserted(() -> assertThat(mesh.eventsOf(campaign, OrderSettled.class))
                .hasSize(2));
        assertThat(cap("spent")).isEqualByComparingTo("22");
        assertThat(mesh.rows(
                        "SELECT amount FROM cost_line WHERE kind = 'SPENT' AND order_id = '" + order + "' ORDER BY id"))
                .extracting(row -> ((BigDecimal) row.get("amount")).intValueExact())
                .containsExactly(20, 5, -3);
        assertThat(mesh.versions(campaign)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(mesh.sandbox.acceptedOrders(order)).isEmpty();
    }

    @Test
    void a_booking_is_reported_over_http_and_shown_like_every_order() {
        // given
        String order = approved();
        String body = "{\"reference\":\"B-7\",\"cost\":\"20.00\",\"currency\":\"USD\",\"startsAt\":\"" + START
                + "\",\"endsAt\":\"" + END + "\",\"views\":1200}";

        // when
        for (int i = 0; i < 2; i++) {
            as("operator")
                    .header("Idempotency-Key", "once")
                    .body(body)
                    .post("/api/orders/" + order + "/insertion")
                    .then()
                    .statusCode(202);
            mesh.await(campaign, OrderProgressed.class);
        }

        // then
        as("viewer")
                .get("/api/orders?campaign=" + campaign)
                .then()
                .statusCode(200)
                .body("items[0].state", equalTo("RUNNING"))
                .body("items[0].spent", equalTo("20.00"))
                .body("items[0].views", equalTo(1200))
                .body("items[0].providerReference", equalTo("B-7"));
        as("viewer")
                .get("/api/orders/" + order)
                .then()
                .body("validation.state", equalTo("NOT_NEEDED"))
                .body("mostItCanCost", equalTo("30.00"));
        as("operator")
                .body(body)
                .post("/api/orders/" + order + "/insertion")
                .then()
                .statusCode(409)
                .body("code", equalTo("NOTHING_NEW"));
        assertThat(mesh.eventsOf(campaign, OrderCommandRejected.class)).isEmpty();
    }

    @Test
    void a_booking_of_a_stopped_campaign_is_settled_with_the_reported_cost() {
        // given
        String order = approved();
        mesh.publish(report(order, "20.00", END));
        mesh.await(campaign, OrderPlaced.class);

        // when
        mesh.publish(new dev.ratiomesh.contracts.campaign.CampaignEvent.CampaignStopped(brief(), 3, Instant.now()));

        // then
        OrderSettled settled = mesh.await(campaign, OrderSettled.class);
        assertThat(settled.reason()).isEqualTo("the campaign no longer runs");
        assertThat(settled.order().spent()).isEqualByComparingTo("20.00");
        assertThat(cap("reserved")).isEqualByComparingTo("0");
    }

    @Test
    void invalid_reports_on_the_topic_are_rejected_and_book_nothing() {
        // given
        String order = approved();

        // when
        mesh.publish(report(order, "-1.00", END));
        mesh.publish(report(order, "30.01", END));
        mesh.publish(report(order, "20.00", START.minusSeconds(1)));
        mesh.publish(new ReportInsertion(
                order, campaign, "t-1", "ann", "B-7", new BigDecimal("20.00"), "EUR", START, END, null));
        mesh.publish(new ReportInsertion(
                order, campaign, "t-2", "eve", "B-7", new BigDecimal("20.00"), null, START, END, null));

        // then
        Awaitility.await().untilAsserted(() -> assertThat(mesh.eventsOf(campaign, OrderCommandRejected.class))
                .extracting(OrderCommandRejected::code)
                .containsExactly(
                        OrderRejectionCode.COST_INVALID,
                        OrderRejectionCode.COST_ABOVE_BUDGET,
                        OrderRejectionCode.DATES_INVALID,
                        OrderRejectionCode.CURRENCY_DIFFERS,
                        OrderRejectionCode.ORDER_UNKNOWN));
        assertThat(cap("spent")).isEqualByComparingTo("0");
        assertThat(mesh.types(campaign)).doesNotContain("order.placed.v1");
    }

    @Test
    void invalid_reports_over_http_are_rejected_and_name_the_field() {
        // given
        String order = approved();
        String path = "/api/orders/" + order + "/insertion";

        // when / then
        as("operator")
                .body(body("\"30.01\""))
                .post(path)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("COST_ABOVE_BUDGET"))
                .body("detail", containsString("cost"));
        as("operator").body(body("20.00")).post(path).then().statusCode(400).body("detail", containsString("cost"));
        as("operator").body("{}").post(path).then().statusCode(400).body("code", equalTo("BREAKS_SCHEMA"));
        as("viewer").body(body("\"20.00\"")).post(path).then().statusCode(403);
        as("operator")
                .body(body("\"20.00\""))
                .post("/api/orders/ord-none/insertion")
                .then()
                .statusCode(404);
    }

    private static String body(String cost) {
        return "{\"reference\":\"B-7\",\"cost\":" + cost + ",\"startsAt\":\"" + START + "\",\"endsAt\":\"" + END
                + "\"}";
    }

    private dev.ratiomesh.contracts.campaign.Brief brief() {
        return Fixtures.brief(campaign, "t-1", Fixtures.generous(), new Reach("insertion", "Radio One"));
    }

    private String approved() {
        mesh.startCampaign(brief());
        mesh.publish(Fixtures.behind(campaign, "t-1", 15, 10_000));
        String order = mesh.await(campaign, OrderProposed.class).order().orderId();
        mesh.publish(new ApproveOrder(order, campaign, "t-1", "ann"));
        mesh.await(campaign, OrderApproved.class);
        return order;
    }

    private ReportInsertion report(String order, String cost, Instant endsAt) {
        return new ReportInsertion(
                order, campaign, "t-1", "ann", "B-7", new BigDecimal(cost), null, START, endsAt, null);
    }

    private BigDecimal cap(String column) {
        return mesh.amount("SELECT " + column + " FROM cap WHERE id = 'campaign/" + campaign + "/USD'");
    }

    private static RequestSpecification as(String role) {
        return given().header("Authorization", "Bearer " + TestTokens.token("t-1", role));
    }
}
