package dev.ratiomesh.order.placing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.contracts.campaign.Brief;
import dev.ratiomesh.contracts.order.OrderEvent.OrderPlaced;
import dev.ratiomesh.contracts.order.OrderEvent.OrderProposed;
import dev.ratiomesh.contracts.order.OrderEvent.OrderRefused;
import dev.ratiomesh.contracts.order.OrderEvent.OrderSettled;
import dev.ratiomesh.contracts.order.OrderEvent.OrderUnconfirmed;
import dev.ratiomesh.contracts.order.OrderState;
import dev.ratiomesh.contracts.order.RefusalCode;
import dev.ratiomesh.order.mesh.Fixtures;
import dev.ratiomesh.order.mesh.Mesh;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@QuarkusTest
class TroubleIT {
    private final String account = Fixtures.account();
    private final String campaign = Fixtures.campaignId();

    @RegisterExtension
    final Mesh mesh = new Mesh();

    @Test
    void an_order_whose_response_was_lost_is_found_by_its_name_and_not_sent_again() {
        // given
        mesh.sandbox.inject(onMutate("\"afterSuccess\":true,\"count\":1"));

        // when
        String order = order();

        // then
        assertThat(mesh.await(campaign, OrderPlaced.class).order().providerReference())
                .isNotNull();
        assertThat(mesh.sandbox.acceptedOrders(order)).hasSize(1);
    }

    @Test
    void an_order_whose_response_is_late_is_found_by_its_name() {
        // given: longer than the timeout of 2 s
        mesh.sandbox.inject(onMutate("\"afterSuccess\":true,\"delay\":\"PT4S\",\"count\":1"));

        // when
        String order = order();

        // then
        mesh.await(campaign, OrderPlaced.class);
        assertThat(mesh.sandbox.acceptedOrders(order)).hasSize(1);
    }

    @Test
    void an_order_is_sent_again_after_server_errors_and_accepted_once() {
        // given
        mesh.sandbox.inject(onMutate("\"status\":503,\"reason\":\"internalError.TRANSIENT_ERROR\",\"count\":2"));

        // when
        String order = order();

        // then
        mesh.await(campaign, OrderPlaced.class);
        assertThat(mesh.sandbox.acceptedOrders(order)).hasSize(1);
        assertThat(mesh.amount("SELECT attempt FROM ad_order WHERE id = '" + order + "'"))
                .isEqualByComparingTo("3");
    }

    @Test
    void an_exhausted_quota_delays_the_order_as_the_provider_asks_and_shows_the_reason() {
        // given: the sandbox asks for ten seconds
        mesh.sandbox.inject(onMutate("\"status\":429,\"count\":1"));

        // when
        String order = order();

        // then
        Awaitility.await().untilAsserted(() -> assertThat(mesh.rows("SELECT problem FROM ad_order WHERE id = '" + order
                        + "' AND due_at > now() + interval '5 seconds'"))
                .singleElement()
                .satisfies(
                        row -> assertThat(row.get("problem").toString()).contains("RESOURCE_TEMPORARILY_EXHAUSTED")));
        assertThat(mesh.sandbox.acceptedOrders(order)).isEmpty();

        // when
        mesh.endBackoff(order);

        // then
        mesh.await(campaign, OrderPlaced.class);
        assertThat(mesh.sandbox.acceptedOrders(order)).hasSize(1);
    }

    @Test
    void a_rejected_token_is_renewed_once() {
        // given
        mesh.sandbox.inject(onMutate("\"status\":401,\"count\":1"));

        // when
        String order = order();

        // then
        mesh.await(campaign, OrderPlaced.class);
        assertThat(mesh.sandbox.acceptedOrders(order)).hasSize(1);
        assertThat(mesh.amount("SELECT attempt FROM ad_order WHERE id = '" + order + "'"))
                .isEqualByComparingTo("1");
    }

    @Test
    void a_final_rejection_ends_the_order_with_the_providers_text_and_releases_the_money() {
        // given
        mesh.sandbox.inject(onMutate("\"status\":400,\"reason\":\"campaignError.CANNOT_USE_MAXIMIZE\",\"count\":1"));

        // when
        order();

        // then
        OrderRefused refused = mesh.await(campaign, OrderRefused.class);
        assertThat(refused.code()).isEqualTo(RefusalCode.PROVIDER_REFUSED);
        assertThat(refused.detail()).contains("campaignError.CANNOT_USE_MAXIMIZE");
        assertThat(refused.order().state()).isEqualTo(OrderState.REFUSED);
        assertThat(mesh.amount("SELECT sum(reserved) FROM cap WHERE id LIKE '%/" + campaign + "/%'"))
                .isEqualByComparingTo("0");
        assertThat(mesh.amount("SELECT sum(amount) FROM cost_line WHERE kind = 'RELEASED' AND order_id = '"
                        + refused.order().orderId() + "'"))
                .isEqualByComparingTo("30");
    }

    @Test
    void a_policy_finding_refuses_the_order_with_the_providers_policy_text() {
        // given
        mesh.sandbox.inject(onMutate("\"status\":400,\"reason\":\"policyFindingError.POLICY_FINDING\",\"count\":1"));

        // when
        order();

        // then
        OrderRefused refused = mesh.await(campaign, OrderRefused.class);
        assertThat(refused.code()).isEqualTo(RefusalCode.PROVIDER_REFUSED);
        assertThat(refused.detail()).contains("policyFindingError.POLICY_FINDING", "CLICKBAIT (PROHIBITED)");
    }

    @Test
    void an_unconfirmed_order_keeps_its_reservation_until_a_lookup_finds_it() {
        // given: accepted, the response lost, and the lookups fail
        mesh.sandbox.inject(onMutate("\"afterSuccess\":true,\"count\":1"));
        mesh.sandbox.inject(
                "{\"target\":\"/v25/customers/" + account + "/googleAds:search\",\"status\":503,\"count\":3}");

        // when
        String order = order();

        // then
        OrderUnconfirmed unconfirmed = mesh.await(campaign, OrderUnconfirmed.class);
        assertThat(unconfirmed.order().state()).isEqualTo(OrderState.UNCONFIRMED);
        assertThat(mesh.amount("SELECT reserved FROM hold WHERE order_id = '" + order + "' LIMIT 1"))
                .isEqualByComparingTo("30");
        mesh.await(campaign, OrderPlaced.class);
        assertThat(mesh.sandbox.acceptedOrders(order)).hasSize(1);
    }

    @Test
    void an_order_whose_sender_was_killed_is_looked_up_before_it_is_sent_again() throws SQLException {
        // given
        String order = order();
        mesh.await(campaign, OrderPlaced.class);

        // when: the row is as after a crash between the provider's response and the commit
        mesh.execute("UPDATE ad_order SET state = 'SENDING', answered = false, provider_reference = NULL, spent = 0,"
                + " views = 0, stopped_at = NULL, lease_until = NULL, due_at = now(), epoch = epoch + 1,"
                + " revision = revision + 1 WHERE id = '" + order + "'");

        // then
        Awaitility.await().untilAsserted(() -> assertThat(mesh.eventsOf(campaign, OrderPlaced.class))
                .hasSize(2));
        assertThat(mesh.amount("SELECT attempt FROM ad_order WHERE id = '" + order + "'"))
                .isEqualByComparingTo("1");
        assertThat(mesh.sandbox.acceptedOrders(order)).hasSize(1);
    }

    @Test
    void a_late_correction_is_a_new_ledger_entry() {
        // given
        String order =
                order(Fixtures.endingIn(Fixtures.ONE_DAY, Fixtures.onAccount(campaign, account, Fixtures.generous())));
        mesh.await(campaign, OrderSettled.class);

        // when
        mesh.sandbox.inject("{\"correctCost\":{\"campaign\":\"" + order + "\",\"micros\":-1500000}}");

        // then
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        mesh.eventsOf(campaign, OrderSettled.class))
                .hasSize(2));
        assertThat(mesh.eventsOf(campaign, OrderSettled.class).get(1).order().spent())
                .isEqualByComparingTo("28.50");
        assertThat(mesh.amount("SELECT min(amount) FROM cost_line WHERE kind = 'SPENT' AND order_id = '" + order + "'"))
                .isEqualByComparingTo("-1.5");
        assertThat(mesh.amount("SELECT spent FROM cap WHERE id = 'campaign/" + campaign + "/USD'"))
                .isEqualByComparingTo("28.50");
    }

    @Test
    void a_cost_above_the_budget_is_booked_and_shown_as_an_exceeded_cap() {
        // given: a campaign that may spend no more than this one order
        mesh.startCampaign(Fixtures.onAccount(campaign, account, Fixtures.budget("30.00", "30.00", "30.00", "30.00")));
        mesh.publish(Fixtures.behind(campaign, "t-1", 15, 10_000));
        String order = mesh.await(campaign, OrderPlaced.class).order().orderId();

        // when
        mesh.sandbox.inject("{\"correctCost\":{\"campaign\":\"" + order + "\",\"micros\":40000000}}");

        // then
        var settled = mesh.await(campaign, OrderSettled.class).order();
        assertThat(settled.spent()).isGreaterThan(settled.budget());
        assertThat(mesh.amount("SELECT over FROM cap WHERE id = 'campaign/" + campaign + "/USD'"))
                .isPositive();
    }

    private String order() {
        return order(Fixtures.onAccount(campaign, account, Fixtures.generous()));
    }

    private String order(Brief brief) {
        mesh.startCampaign(brief);
        mesh.publish(Fixtures.behind(campaign, "t-1", 15, 10_000));
        return mesh.await(campaign, OrderProposed.class).order().orderId();
    }

    private String onMutate(String fault) {
        return "{\"target\":\"/v25/customers/" + account + "/googleAds:mutate\",\"validateOnly\":false," + fault + "}";
    }
}
