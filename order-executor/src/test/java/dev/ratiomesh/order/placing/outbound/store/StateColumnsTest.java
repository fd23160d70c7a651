package dev.ratiomesh.order.placing.outbound.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.contracts.order.RefusalCode;
import dev.ratiomesh.order.mesh.Fixtures;
import dev.ratiomesh.order.placing.OrderFixtures;
import dev.ratiomesh.order.placing.state.LiveOrder;
import dev.ratiomesh.order.placing.state.Order;
import dev.ratiomesh.order.placing.state.Order.EndRequest;
import dev.ratiomesh.order.placing.state.OrderRefusal;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StateColumnsTest {

    static Stream<Order> every_state() {
        return Stream.of(
                OrderFixtures.proposed(),
                OrderFixtures.validated(),
                OrderFixtures.validated()
                        .refused(new OrderRefusal(RefusalCode.PROVIDER_REFUSED, "no"), Fixtures.NOON)
                        .next(),
                OrderFixtures.approved(),
                OrderFixtures.sending(),
                OrderFixtures.sending().indeterminate(),
                OrderFixtures.unconfirmed(),
                OrderFixtures.placed(),
                OrderFixtures.confirmedManually(),
                OrderFixtures.running(),
                OrderFixtures.running().stopped(Fixtures.NOON),
                OrderFixtures.settled(),
                OrderFixtures.sending()
                        .refused(new OrderRefusal(RefusalCode.PROVIDER_REFUSED, "no"), Fixtures.NOON)
                        .next(),
                OrderFixtures.proposed().reject("ann", "no", Fixtures.NOON).next(),
                OrderFixtures.sending()
                        .abandon(new EndRequest("ann", "enough"), Fixtures.NOON)
                        .next());
    }

    @ParameterizedTest
    @MethodSource("every_state")
    void each_state_is_read_back_as_it_was_written(Order order) {
        // given
        ProposalColumns proposal = ProposalColumns.of(order.proposal(), new BigDecimal("50.00"));
        StateColumns state = new StateColumns();

        // when: the columns of the attempt stay written
        if (order instanceof LiveOrder.Placed placed && placed.placement().manualConfirmation() != null) {
            state.apply(OrderFixtures.unconfirmed());
        }
        state.apply(order);

        // then
        assertThat(state.toOrder(proposal.toProposal("ord-1"), proposal)).isEqualTo(order);
    }
}
