package dev.ratiomesh.order.placing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.contracts.order.OrderEvent.OrderApproved;
import dev.ratiomesh.contracts.order.OrderEvent.OrderPlaced;
import dev.ratiomesh.contracts.order.OrderEvent.OrderProposed;
import dev.ratiomesh.contracts.order.OrderEvent.OrderSettled;
import dev.ratiomesh.contracts.order.OrderState;
import dev.ratiomesh.contracts.order.OrderView;
import dev.ratiomesh.order.mesh.Fixtures;
import dev.ratiomesh.order.mesh.Mesh;
import dev.ratiomesh.order.mesh.SandboxResource;
import dev.ratiomesh.testkit.MeshResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MeshResource.class)
@QuarkusTestResource(SandboxResource.class)
class PlacingIT {
    private final String campaign = Fixtures.campaignId();
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
    void a_campaign_that_is_behind_gets_exactly_one_order_which_is_settled_when_its_money_is_spent() {
        // given
        mesh.say(Fixtures.started(Fixtures.brief(campaign, "t-1", Fixtures.generous())));
        mesh.awaitCampaign(campaign);

        // when
        mesh.say(Fixtures.behind(campaign, "t-1", 15, 10_000));
        mesh.say(Fixtures.behind(campaign, "t-1", 16, 20_000));

        // then
        OrderView proposed = mesh.await(campaign, OrderProposed.class).order();
        assertThat(proposed.budget()).isEqualByComparingTo("30.00");
        assertThat(mesh.await(campaign, OrderApproved.class).by()).isEqualTo("auto");
        mesh.await(campaign, OrderPlaced.class);
        OrderView settled = mesh.await(campaign, OrderSettled.class).order();
        assertThat(settled.state()).isEqualTo(OrderState.SETTLED);
        assertThat(settled.spent()).isEqualByComparingTo("30.00");
        assertThat(mesh.sandbox.accepted(proposed.orderId())).hasSize(1);
    }
}
