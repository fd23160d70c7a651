package dev.ratiomesh.order.placing.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.contracts.order.OrderEvent.OrderProposed;
import dev.ratiomesh.delivery.runtime.IsolatedContext;
import dev.ratiomesh.delivery.work.Claim;
import dev.ratiomesh.order.mesh.Fixtures;
import dev.ratiomesh.order.mesh.Mesh;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@QuarkusTest
class ClaimedOrdersIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @RegisterExtension
    final Mesh mesh = new Mesh();

    @Inject
    ClaimedOrders orders;

    @Inject
    IsolatedContext isolated;

    @Test
    void a_worker_whose_claim_is_outdated_changes_nothing() throws SQLException {
        // given: an order that waits for its approval, claimed twice
        String campaign = Fixtures.campaignId();
        mesh.startCampaign(Fixtures.brief(campaign, "t-1", Fixtures.budget("200.00", "50.00", "50.00", "0.00")));
        mesh.publish(Fixtures.behind(campaign, "t-1", 15, 10_000));
        String order = mesh.await(campaign, OrderProposed.class).order().orderId();
        mesh.execute("UPDATE ad_order SET epoch = 7, revision = revision + 1 WHERE id = '" + order + "'");

        // when
        Optional<String> late = work(new Claim(order, 6));
        Optional<String> current = work(new Claim(order, 7));

        // then
        assertThat(late).isEmpty();
        assertThat(current).contains("worked");
    }

    private Optional<String> work(Claim claim) {
        return isolated.run(() ->
                        orders.inTransaction(claim, open -> Uni.createFrom().item("worked")))
                .await()
                .atMost(TIMEOUT);
    }
}
