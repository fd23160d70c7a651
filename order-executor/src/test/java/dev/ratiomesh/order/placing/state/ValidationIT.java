package dev.ratiomesh.order.placing.state;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.ratiomesh.contracts.order.OrderCommand.ApproveOrder;
import dev.ratiomesh.contracts.order.OrderEvent.OrderApproved;
import dev.ratiomesh.contracts.order.OrderEvent.OrderPlaced;
import dev.ratiomesh.contracts.order.OrderEvent.OrderProposed;
import dev.ratiomesh.contracts.order.OrderEvent.OrderRefused;
import dev.ratiomesh.contracts.order.OrderState;
import dev.ratiomesh.contracts.order.RefusalCode;
import dev.ratiomesh.order.mesh.Fixtures;
import dev.ratiomesh.order.mesh.Mesh;
import dev.ratiomesh.testkit.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@QuarkusTest
class ValidationIT {
    private final String account = Fixtures.account();
    private final String campaign = Fixtures.campaignId();

    @RegisterExtension
    final Mesh mesh = new Mesh();

    @Test
    void an_approver_sees_the_providers_findings_and_the_maximum_cost() {
        // when
        String order = propose("25.00");

        // then
        awaitValidated(order);
        show(order)
                .body("validation.state", equalTo("PASSED"))
                .body("validation.at", notNullValue())
                .body("validation.findings", containsString("no objection"))
                .body("mostItCanCost", equalTo("45.00"))
                .body("decideBy", notNullValue());
        assertThat(mesh.sandbox.acceptedOrders(order)).isEmpty();
    }

    @Test
    void an_order_that_fails_validation_is_refused_and_needs_no_approval() {
        // given
        mesh.sandbox.inject(onCheck("\"status\":400,\"reason\":\"adError.TOO_LONG\",\"count\":1"));

        // when
        String order = propose("25.00");

        // then
        OrderRefused refused = mesh.await(campaign, OrderRefused.class);
        assertThat(refused.code()).isEqualTo(RefusalCode.PROVIDER_REFUSED);
        assertThat(refused.detail()).contains("adError.TOO_LONG");
        assertThat(refused.order().state()).isEqualTo(OrderState.REFUSED);
        show(order)
                .body("validation.state", equalTo("OBJECTED"))
                .body("validation.findings", containsString("adError.TOO_LONG"))
                .body("mostItCanCost", equalTo("0.00"));
        assertThat(reserved()).isEqualByComparingTo("0");
        as("approver")
                .post("/api/orders/" + order + "/approve")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("ALREADY_DECIDED"));
        assertThat(mesh.sandbox.acceptedOrders(order)).isEmpty();
    }

    @Test
    void an_automatic_order_is_validated_before_it_is_sent() {
        // given
        mesh.sandbox.inject(onCheck("\"status\":400,\"reason\":\"adError.TOO_LONG\",\"count\":1"));

        // when
        String order = propose("50.00");

        // then
        assertThat(mesh.await(campaign, OrderRefused.class).order().orderId()).isEqualTo(order);
        assertThat(mesh.amount("SELECT attempt FROM ad_order WHERE id = '" + order + "'"))
                .isEqualByComparingTo("0");
        assertThat(mesh.sandbox.acceptedOrders(order)).isEmpty();
    }

    @Test
    void a_failed_call_is_shown_as_not_validated_yet_and_retried() {
        // given: the provider asks for ten seconds, then cuts the connection
        mesh.sandbox.inject(onCheck("\"status\":429,\"count\":1"));
        mesh.sandbox.inject(onCheck("\"afterSuccess\":true,\"count\":1"));

        // when
        String order = propose("25.00");

        // then
        Awaitility.await().untilAsserted(() -> show(order)
                .body("validation.state", equalTo("NOT_VALIDATED_YET"))
                .body("validation.findings", nullValue())
                .body("problem", containsString("RESOURCE_TEMPORARILY_EXHAUSTED")));
        mesh.endBackoff(order);
        awaitValidated(order);
        show(order)
                .body("order.state", equalTo("PROPOSED"))
                .body("order.version", equalTo(1))
                .body("validation.state", equalTo("PASSED"))
                .body("problem", nullValue());
        assertThat(mesh.sandbox.acceptedOrders(order)).isEmpty();
    }

    @Test
    void a_validation_whose_answer_is_lost_leaves_no_doubt() {
        // given
        mesh.sandbox.inject(onCheck("\"afterSuccess\":true,\"count\":2"));
        mesh.sandbox.inject(onCheck("\"status\":503,\"reason\":\"internalError.TRANSIENT_ERROR\",\"count\":1"));

        // when
        String order = propose("50.00");

        // then: proposed, approved, sending, placed
        assertThat(mesh.await(campaign, OrderPlaced.class).order().version()).isEqualTo(4);
        assertThat(mesh.amount("SELECT attempt FROM ad_order WHERE id = '" + order + "'"))
                .isEqualByComparingTo("1");
        assertThat(mesh.types(campaign)).doesNotContain("order.unconfirmed.v1");
        assertThat(mesh.sandbox.acceptedOrders(order)).hasSize(1);
    }

    @Test
    void an_order_approved_before_its_validation_is_validated_before_it_is_sent() {
        // given
        mesh.sandbox.inject(onCheck("\"afterSuccess\":true,\"delay\":\"PT1S\",\"count\":1"));
        String order = propose("25.00");

        // when
        mesh.publish(new ApproveOrder(order, campaign, "t-1", "ann"));

        // then
        mesh.await(campaign, OrderApproved.class);
        mesh.await(campaign, OrderPlaced.class);
        assertThat(mesh.rows("SELECT validated_at <= sent_at AS checked FROM ad_order WHERE id = '" + order + "'"))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("checked", true));
        assertThat(mesh.sandbox.acceptedOrders(order)).hasSize(1);
    }

    private String propose(String auto) {
        mesh.startCampaign(Fixtures.onAccount(campaign, account, Fixtures.budget("200.00", "50.00", "50.00", auto)));
        mesh.publish(Fixtures.behind(campaign, "t-1", 22.5, 10_000));
        return mesh.await(campaign, OrderProposed.class).order().orderId();
    }

    private void awaitValidated(String order) {
        Awaitility.await().atMost(java.time.Duration.ofSeconds(30)).untilAsserted(() -> show(order)
                .body("validation.state", equalTo("PASSED")));
    }

    private BigDecimal reserved() {
        return mesh.amount("SELECT sum(reserved) FROM cap WHERE id LIKE '%/" + campaign + "/%'");
    }

    private static ValidatableResponse show(String order) {
        return as("viewer").get("/api/orders/" + order).then().statusCode(200);
    }

    private static io.restassured.specification.RequestSpecification as(String role) {
        return given().header("Authorization", "Bearer " + TestTokens.token("t-1", role));
    }

    private String onCheck(String fault) {
        return "{\"target\":\"/v25/customers/" + account + "/googleAds:mutate\",\"validateOnly\":true," + fault + "}";
    }
}
