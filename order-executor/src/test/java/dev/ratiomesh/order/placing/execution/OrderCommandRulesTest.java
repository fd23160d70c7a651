package dev.ratiomesh.order.placing.execution;

import static dev.ratiomesh.order.placing.OrderFixtures.NOON;
import static dev.ratiomesh.order.placing.OrderFixtures.approved;
import static dev.ratiomesh.order.placing.OrderFixtures.proposed;
import static dev.ratiomesh.order.placing.OrderFixtures.running;
import static dev.ratiomesh.order.placing.OrderFixtures.sending;
import static dev.ratiomesh.order.placing.OrderFixtures.settled;
import static dev.ratiomesh.order.placing.OrderFixtures.unconfirmed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.contracts.order.OrderCommand;
import dev.ratiomesh.contracts.order.OrderCommand.ApproveOrder;
import dev.ratiomesh.contracts.order.OrderCommand.CancelOrder;
import dev.ratiomesh.contracts.order.OrderCommand.RejectOrder;
import dev.ratiomesh.contracts.order.OrderRejectionCode;
import dev.ratiomesh.contracts.order.OrderState;
import dev.ratiomesh.order.placing.execution.OrderCommandRules.CommandDeclined;
import dev.ratiomesh.order.placing.execution.OrderCommandRules.CommandResult;
import dev.ratiomesh.order.placing.execution.OrderCommandRules.EndRequested;
import dev.ratiomesh.order.placing.execution.OrderCommandRules.OrderChanged;
import dev.ratiomesh.order.placing.state.Order;
import dev.ratiomesh.order.placing.state.Order.EndRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderCommandRulesTest {
    private static final OrderCommand APPROVE = new ApproveOrder("ord-1", "c-1", "t-1", "ann");
    private static final OrderCommand REJECT = new RejectOrder("ord-1", "c-1", "t-1", "ann", "too dear");
    private static final OrderCommand CANCEL = new CancelOrder("ord-1", "c-1", "t-1", "ann", "enough");
    private static final OrderCommandRules RULES = new OrderCommandRules(Duration.ofMinutes(2));

    @Test
    void a_proposed_order_can_be_approved_rejected_and_cancelled() {
        assertThat(state(decide(proposed(), APPROVE))).isEqualTo(OrderState.APPROVED);
        assertThat(state(decide(proposed(), REJECT))).isEqualTo(OrderState.REJECTED);
        assertThat(state(decide(proposed(), CANCEL))).isEqualTo(OrderState.CANCELLED);
        assertThat(state(decide(approved(), CANCEL))).isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void a_repeated_or_late_decision_is_rejected() {
        for (Order order : List.of(approved(), sending(), unconfirmed(), running(), settled())) {
            assertDeclined(decide(order, APPROVE), OrderRejectionCode.ALREADY_DECIDED);
            assertDeclined(decide(order, REJECT), OrderRejectionCode.ALREADY_DECIDED);
        }
        assertDeclined(decide(settled(), CANCEL), OrderRejectionCode.ALREADY_DECIDED);
    }

    @Test
    void an_approval_after_its_deadline_is_declined_even_before_the_timer_has_polled() {
        // when
        CommandResult result = RULES.decide(proposed(), null, APPROVE, NOON.plus(Duration.ofHours(24)));

        // then
        assertDeclined(result, OrderRejectionCode.EXPIRED);
    }

    @Test
    void an_order_that_is_about_to_end_is_not_approved_any_more() {
        // when
        CommandResult result = RULES.decide(proposed(), new EndRequest("auto", "the gap has closed"), APPROVE, NOON);

        // then
        assertDeclined(result, OrderRejectionCode.NOT_POSSIBLE_NOW);
    }

    @Test
    void cancelling_an_order_that_may_be_at_the_provider_requests_its_end_once() {
        for (Order order : List.of(sending(), unconfirmed(), running())) {
            assertThat(decide(order, CANCEL)).isEqualTo(new EndRequested(new EndRequest("ann", "enough")));
            assertDeclined(
                    RULES.decide(order, new EndRequest("bob", "first"), CANCEL, NOON),
                    OrderRejectionCode.ALREADY_DECIDED);
        }
    }

    @Test
    void unknown_orders_and_orders_of_another_tenant_are_rejected_alike() {
        assertDeclined(RULES.decide(null, null, APPROVE, NOON), OrderRejectionCode.ORDER_UNKNOWN);
        assertDeclined(
                decide(proposed(), new ApproveOrder("ord-1", "c-1", "t-2", "eve")), OrderRejectionCode.ORDER_UNKNOWN);
        assertDeclined(
                decide(proposed(), new ApproveOrder("ord-1", "c-2", "t-1", "ann")), OrderRejectionCode.ORDER_UNKNOWN);
    }

    private static CommandResult decide(Order order, OrderCommand command) {
        return RULES.decide(order, null, command, NOON);
    }

    private static OrderState state(CommandResult result) {
        return ((OrderChanged) result).transition().next().state();
    }

    private static void assertDeclined(CommandResult result, OrderRejectionCode code) {
        assertThat(result).isInstanceOfSatisfying(CommandDeclined.class, declined -> assertThat(declined.code())
                .isEqualTo(code));
    }
}
