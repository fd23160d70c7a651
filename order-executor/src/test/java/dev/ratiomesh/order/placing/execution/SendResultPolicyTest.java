package dev.ratiomesh.order.placing.execution;

import static dev.ratiomesh.order.placing.OrderFixtures.NOON;
import static dev.ratiomesh.order.placing.OrderFixtures.placed;
import static dev.ratiomesh.order.placing.OrderFixtures.sending;
import static dev.ratiomesh.order.placing.OrderFixtures.unconfirmed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.contracts.order.OrderState;
import dev.ratiomesh.order.placing.execution.ProviderResult.LookupResult;
import dev.ratiomesh.order.placing.execution.ProviderResult.SendResult;
import dev.ratiomesh.order.placing.state.Order;
import dev.ratiomesh.order.placing.state.Order.EndRequest;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SendResultPolicyTest {
    private static final Duration ABSENCE_DELAY = Duration.ofMinutes(2);
    private static final SendResultPolicy POLICY = new SendResultPolicy(ABSENCE_DELAY);
    private static final EndRequest STOP = new EndRequest("ann", "enough");
    private static final LookupResult ABSENT = new LookupResult.NotAtProvider();

    @Test
    void an_acceptance_places_the_order_and_a_refusal_refuses_it() {
        assertThat(savedState(POLICY.onSendResult(at(sending(), 1), new SendResult.OrderAccepted("ref"))))
                .isEqualTo(OrderState.PLACED);
        assertThat(savedState(POLICY.onSendResult(at(sending(), 1), new SendResult.OrderDeclined("policy"))))
                .isEqualTo(OrderState.REFUSED);
    }

    @Test
    void a_delayed_refusal_is_not_final_while_an_earlier_attempt_can_still_arrive() {
        // given: sent again after 100 s, and the refusal arrives after 300 s
        Order second =
                sending().indeterminate().resend("hash", NOON.plusSeconds(100)).next();

        // when
        WorkStep step = POLICY.onSendResult(at(second, 300), new SendResult.OrderDeclined("policy"));

        // then
        assertThat(step).isInstanceOf(WorkStep.BackOff.class);
    }

    @Test
    void an_indeterminate_answer_is_looked_up_at_once() {
        // when
        WorkStep step = POLICY.onSendResult(at(sending(), 1), new SendResult.Indeterminate("cut off"));

        // then
        assertThat(step).isInstanceOf(WorkStep.LookUpNow.class);
        assertThat(((WorkStep.LookUpNow) step).transition().events()).isEmpty();
        assertThat(POLICY.onImmediateLookup(at(sending().indeterminate(), 2), "cut off", ABSENT))
                .isInstanceOf(WorkStep.BackOff.class);
        assertThat(backedOffState(
                        POLICY.onImmediateLookup(at(sending().indeterminate(), 2), "cut off", inconclusive())))
                .isEqualTo(OrderState.UNCONFIRMED);
    }

    @Test
    void an_absent_order_is_sent_again_unless_its_end_is_requested() {
        assertThat(POLICY.onRecoveryLookup(at(sending(), 60), ABSENT, NOON.plusSeconds(60)))
                .isInstanceOf(WorkStep.Send.class);
        assertThat(POLICY.onRecoveryLookup(ending(sending(), 60), ABSENT, NOON.plusSeconds(60)))
                .isInstanceOf(WorkStep.BackOff.class);
        assertThat(savedState(POLICY.onRecoveryLookup(ending(unconfirmed(), 130), ABSENT, NOON.plusSeconds(125))))
                .isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void absence_is_judged_by_the_time_of_the_lookup_and_not_of_its_answer() {
        // when: looked up while a late request could still arrive, answered afterwards
        WorkStep step = POLICY.onRecoveryLookup(ending(sending(), 130), ABSENT, NOON.plusSeconds(90));

        // then
        assertThat(step).isInstanceOf(WorkStep.BackOff.class);
    }

    @Test
    void a_worker_that_stalled_too_long_does_not_send() {
        assertThat(POLICY.maySend(NOON, NOON.plusSeconds(59))).isTrue();
        assertThat(POLICY.maySend(NOON, NOON.plusSeconds(60))).isFalse();
    }

    @Test
    void an_order_in_another_state_by_now_is_left_as_it_is() {
        assertThat(savedState(POLICY.onSendResult(at(placed(), 5), new SendResult.OrderDeclined("policy"))))
                .isEqualTo(OrderState.PLACED);
        assertThat(savedState(POLICY.onRecoveryLookup(at(placed(), 5), ABSENT, NOON)))
                .isEqualTo(OrderState.PLACED);
        assertThat(savedState(POLICY.onImmediateLookup(at(placed(), 5), "cut off", ABSENT)))
                .isEqualTo(OrderState.PLACED);
    }

    private static LookupResult inconclusive() {
        return new LookupResult.LookupInconclusive("no answer", Duration.ZERO);
    }

    private static OrderState savedState(WorkStep step) {
        return ((WorkStep.Save) step).transition().next().state();
    }

    private static OrderState backedOffState(WorkStep step) {
        return ((WorkStep.BackOff) step).transition().next().state();
    }

    private static OrderSnapshot at(Order order, int seconds) {
        return snapshot(order, null, NOON.plusSeconds(seconds));
    }

    private static OrderSnapshot ending(Order order, int seconds) {
        return snapshot(order, STOP, NOON.plusSeconds(seconds));
    }

    private static OrderSnapshot snapshot(Order order, @Nullable EndRequest endRequest, Instant now) {
        return new OrderSnapshot(order, endRequest, now);
    }
}
