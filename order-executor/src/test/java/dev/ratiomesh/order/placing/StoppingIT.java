package dev.ratiomesh.order.placing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.contracts.campaign.Brief;
import dev.ratiomesh.contracts.campaign.CampaignEvent.CampaignCompleted;
import dev.ratiomesh.contracts.campaign.CampaignEvent.CampaignDeleted;
import dev.ratiomesh.contracts.campaign.CampaignEvent.CampaignStopped;
import dev.ratiomesh.contracts.campaign.CampaignEvent.Completion;
import dev.ratiomesh.contracts.order.OrderCommand.CancelOrder;
import dev.ratiomesh.contracts.order.OrderEvent.OrderCancelled;
import dev.ratiomesh.contracts.order.OrderEvent.OrderCommandRejected;
import dev.ratiomesh.contracts.order.OrderEvent.OrderPlaced;
import dev.ratiomesh.contracts.order.OrderEvent.OrderProposed;
import dev.ratiomesh.contracts.order.OrderEvent.OrderSettled;
import dev.ratiomesh.contracts.order.OrderRejectionCode;
import dev.ratiomesh.contracts.order.OrderView;
import dev.ratiomesh.contracts.target.Verdict;
import dev.ratiomesh.order.mesh.Fixtures;
import dev.ratiomesh.order.mesh.Mesh;
import dev.ratiomesh.order.placing.caps.Money;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@QuarkusTest
class StoppingIT {
    private final String campaign = Fixtures.campaignId();

    @RegisterExtension
    final Mesh mesh = new Mesh();

    private final Brief brief = Fixtures.brief(campaign, "t-1", Fixtures.budget("200.00", "50.00", "50.00", "40.00"));

    @Test
    void a_stopped_campaign_ends_its_order_at_the_provider_and_settles_the_cost() {
        // given
        OrderView placed = place();

        // when
        mesh.publish(new CampaignStopped(brief, 3, Instant.now()));

        // then
        OrderSettled settled = mesh.await(campaign, OrderSettled.class);
        assertThat(settled.reason()).isEqualTo("the campaign no longer runs");
        assertEnded(placed, settled);
    }

    @Test
    void a_completed_campaign_ends_its_order_at_the_provider_and_settles_the_cost() {
        // given
        OrderView placed = place();

        // when
        mesh.publish(new CampaignCompleted(brief, 3, Instant.now(), Completion.values()[0]));

        // then
        OrderSettled settled = mesh.await(campaign, OrderSettled.class);
        assertThat(settled.reason()).isEqualTo("the campaign no longer runs");
        assertEnded(placed, settled);
    }

    @Test
    void a_deleted_campaign_ends_its_order_at_the_provider_and_settles_the_cost() {
        // given
        OrderView placed = place();

        // when
        mesh.publish(new CampaignDeleted(brief, 3, Instant.now()));

        // then
        OrderSettled settled = mesh.await(campaign, OrderSettled.class);
        assertThat(settled.reason()).isEqualTo("the campaign no longer runs");
        assertEnded(placed, settled);
    }

    @Test
    void an_order_ends_when_its_campaigns_deadline_has_passed() throws SQLException {
        // given
        OrderView placed = place();

        // when: the years until then are over
        mesh.execute("UPDATE campaign SET deadline = now() WHERE id = '" + campaign + "'");

        // then
        OrderSettled settled = mesh.await(campaign, OrderSettled.class);
        assertThat(settled.reason()).isEqualTo("the campaign's deadline has passed");
        assertEnded(placed, settled);
    }

    @Test
    void an_order_with_a_disapproved_ad_ends_with_the_providers_text_and_settles_the_cost() {
        // given
        OrderView placed = place();

        // when
        mesh.sandbox.inject("{\"disapprove\":{\"campaign\":\"" + placed.orderId() + "\",\"topic\":\"CLICKBAIT\"}}");

        // then
        OrderSettled settled = mesh.await(campaign, OrderSettled.class);
        assertThat(settled.reason())
                .isEqualTo("google-ads disapproved the ad: CLICKBAIT (PROHIBITED): \"Turned down by the sandbox\"");
        assertEnded(placed, settled);
    }

    @Test
    void an_order_ends_when_its_gap_has_closed() {
        // given
        OrderView placed = place();

        // when
        mesh.publish(Fixtures.target(campaign, "t-1", Verdict.ON_TRACK, 1, 0.01, 12_000, Instant.now()));

        // then
        OrderSettled settled = mesh.await(campaign, OrderSettled.class);
        assertThat(settled.reason()).isEqualTo("the gap has closed");
        assertEnded(placed, settled);
    }

    @Test
    void a_person_can_end_a_running_order_once() {
        // given
        OrderView placed = place();

        // when
        mesh.publish(new CancelOrder(placed.orderId(), campaign, "t-1", "ann", "enough"));
        String second = mesh.publish(new CancelOrder(placed.orderId(), campaign, "t-1", "bob", "me too"));

        // then
        OrderSettled settled = mesh.await(campaign, OrderSettled.class);
        assertThat(settled.reason()).isEqualTo("enough");
        assertThat(mesh.await(campaign, OrderCommandRejected.class))
                .satisfies(rejected -> assertThat(rejected.commandId()).isEqualTo(second))
                .satisfies(rejected -> assertThat(rejected.code()).isEqualTo(OrderRejectionCode.ALREADY_DECIDED));
        assertEnded(placed, settled);
    }

    @Test
    void an_unapproved_order_of_a_stopped_campaign_is_cancelled_and_its_money_released() {
        // given
        mesh.startCampaign(brief);
        mesh.publish(Fixtures.behind(campaign, "t-1", 25, 10_000));
        assertThat(mesh.await(campaign, OrderProposed.class).needsApproval()).isTrue();

        // when
        mesh.publish(new CampaignStopped(brief, 3, Instant.now()));

        // then
        assertThat(mesh.await(campaign, OrderCancelled.class).by()).isEqualTo("auto");
        assertThat(reserved()).isZero();
    }

    private OrderView place() {
        mesh.startCampaign(brief);
        mesh.publish(Fixtures.behind(campaign, "t-1", 17.5, 10_000));
        return mesh.await(campaign, OrderPlaced.class).order();
    }

    private void assertEnded(OrderView placed, OrderSettled settled) {
        var order = mesh.sandbox.acceptedOrders(placed.orderId()).get(0);
        assertThat(order.path("status").asText()).isEqualTo("REMOVED");
        assertThat(settled.order().spent())
                .isEqualByComparingTo(
                        order.path("spent").asText().isEmpty()
                                ? "0"
                                : Money.ofMicros(order.path("spentMicros").asLong(), OrderFixtures.USD)
                                        .amount()
                                        .toPlainString());
        assertThat(settled.order().spent()).isLessThan(placed.budget());
        assertThat(reserved()).isZero();
    }

    private int reserved() {
        return mesh.amount("SELECT sum(reserved) FROM cap WHERE id LIKE '%/" + campaign + "/%'")
                .signum();
    }
}
