package dev.ratiomesh.order.placing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.contracts.campaign.Reach;
import dev.ratiomesh.contracts.order.OrderCommand.ApproveOrder;
import dev.ratiomesh.contracts.order.OrderCommand.CancelOrder;
import dev.ratiomesh.contracts.order.OrderEvent.OrderApproved;
import dev.ratiomesh.contracts.order.OrderEvent.OrderCancelled;
import dev.ratiomesh.contracts.order.OrderEvent.OrderPlaced;
import dev.ratiomesh.contracts.order.OrderEvent.OrderProposed;
import dev.ratiomesh.contracts.order.OrderEvent.OrderSettled;
import dev.ratiomesh.contracts.order.OrderState;
import dev.ratiomesh.contracts.order.OrderView;
import dev.ratiomesh.order.mesh.Fixtures;
import dev.ratiomesh.order.mesh.Mesh;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@QuarkusTest
class PlacingIT {
    private final String campaign = Fixtures.campaignId();

    @RegisterExtension
    final Mesh mesh = new Mesh();

    @Test
    void a_campaign_that_is_behind_gets_exactly_one_order_which_is_settled_when_its_money_is_spent() {
        // given
        mesh.startCampaign(Fixtures.endingIn(Duration.ofDays(3), Fixtures.brief(campaign, "t-1", Fixtures.generous())));

        // when
        mesh.publish(Fixtures.behind(campaign, "t-1", 15, 10_000));
        OrderView proposed = mesh.await(campaign, OrderProposed.class).order();
        mesh.publish(Fixtures.behind(campaign, "t-1", 16, 20_000));

        // then
        assertThat(proposed.budget()).isEqualByComparingTo("30.00");
        assertThat(mesh.await(campaign, OrderApproved.class).by()).isEqualTo("auto");
        mesh.await(campaign, OrderPlaced.class);
        OrderView settled = mesh.await(campaign, OrderSettled.class).order();
        assertThat(settled.state()).isEqualTo(OrderState.SETTLED);
        assertThat(settled.spent()).isEqualByComparingTo("30.00");
        assertThat(mesh.sandbox.acceptedOrders(proposed.orderId())).hasSize(1);
        assertThat(mesh.eventsOf(campaign, OrderProposed.class)).hasSize(1);
    }

    @Test
    void the_versions_of_an_order_count_without_a_gap() {
        // given
        mesh.startCampaign(Fixtures.endingIn(Fixtures.ONE_DAY, Fixtures.brief(campaign, "t-1", Fixtures.generous())));

        // when
        mesh.publish(Fixtures.behind(campaign, "t-1", 15, 10_000));

        // then
        OrderView settled = mesh.await(campaign, OrderSettled.class).order();
        assertThat(mesh.versions(campaign))
                .startsWith(1L, 2L, 3L, 4L)
                .isEqualTo(LongStream.rangeClosed(1, settled.version()).boxed().toList());
    }

    @Test
    void all_events_of_an_order_belong_to_the_trace_and_the_causal_chain_of_its_target() {
        // given
        mesh.startCampaign(Fixtures.brief(campaign, "t-1", Fixtures.generous()));

        // when
        String target = mesh.send(Topic.ENGAGEMENT_TARGETS, campaign, Fixtures.behind(campaign, "t-1", 15, 10_000));

        // then: the trace that the test's messages carry
        assertThat(mesh.awaitRecord(campaign, OrderPlaced.class).headers())
                .containsEntry("ce_correlationid", target)
                .containsEntry("ce_tenantid", "t-1")
                .hasEntrySatisfying(
                        "traceparent", trace -> assertThat(trace).contains("4bf92f3577b34da6a3ce929d0e0e4736"));
    }

    @Test
    void an_insertion_order_waits_for_a_person_and_is_never_sent() {
        // given
        mesh.startCampaign(Fixtures.brief(campaign, "t-1", Fixtures.generous(), new Reach("insertion", "Radio One")));

        // when
        mesh.publish(Fixtures.behind(campaign, "t-1", 15, 10_000));
        OrderProposed proposed = mesh.await(campaign, OrderProposed.class);
        mesh.publish(new ApproveOrder(proposed.order().orderId(), campaign, "t-1", "ann"));
        mesh.await(campaign, OrderApproved.class);
        mesh.publish(new CancelOrder(proposed.order().orderId(), campaign, "t-1", "ann", "not now"));

        // then
        assertThat(proposed.needsApproval()).isTrue();
        assertThat(mesh.await(campaign, OrderCancelled.class).order().version()).isEqualTo(3);
        assertThat(mesh.sandbox.acceptedOrders(proposed.order().orderId())).isEmpty();
    }
}
