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
    private static final Duration QUIET = Duration.ofMinutes(2);
    private static final SendResultPolicy AFTER = new SendResultPolicy(QUIET);
    private static final EndRequest STOP = new EndRequest("ann", "enough");
    private static final LookupResult ABSENT = new LookupResult.NotAtProvider();

    @Test
    void a_yes_places_it_and_a_no_refuses_it() {
        assertThat(rested(AFTER.onSendResult(at(sending(), 1), new SendResult.OrderAccepted("ref"))))
                .isEqualTo(OrderState.PLACED);
        assertThat(rested(AFTER.onSendResult(at(sending(), 1), new SendResult.OrderDeclined("policy"))))
                .isEqualTo(OrderState.REFUSED);
    }

    @Test
    void a_no_that_was_long_under_way_does_not_refuse_while_an_earlier_attempt_can_still_arrive() {
        // given: sent again after 100 s, and the no is heard after 300 s
        Order second =
                sending().indeterminate().resend("hash", NOON.plusSeconds(100)).next();

        // when
        WorkStep step = AFTER.onSendResult(at(second, 300), new SendResult.OrderDeclined("policy"));

        // then
        assertThat(step).isInstanceOf(WorkStep.BackOff.class);
    }

    @Test
    void an_answer_that_says_nothing_is_looked_up_at_once() {
        // when
        WorkStep step = AFTER.onSendResult(at(sending(), 1), new SendResult.Indeterminate("cut off"));

        // then
        assertThat(step).isInstanceOf(WorkStep.LookUpNow.class);
        assertThat(((WorkStep.LookUpNow) step).transition().events()).isEmpty();
        assertThat(AFTER.onImmediateLookup(at(sending().indeterminate(), 2), "cut off", ABSENT))
                .isInstanceOf(WorkStep.BackOff.class);
        assertThat(paused(AFTER.onImmediateLookup(at(sending().indeterminate(), 2), "cut off", unanswered())))
                .isEqualTo(OrderState.UNCONFIRMED);
    }

    @Test
    void what_is_not_there_goes_out_again_unless_it_shall_end() {
        assertThat(AFTER.onRecoveryLookup(at(sending(), 60), ABSENT, NOON.plusSeconds(60)))
                .isInstanceOf(WorkStep.Send.class);
        assertThat(AFTER.onRecoveryLookup(ending(sending(), 60), ABSENT, NOON.plusSeconds(60)))
                .isInstanceOf(WorkStep.BackOff.class);
        assertThat(rested(AFTER.onRecoveryLookup(ending(unconfirmed(), 130), ABSENT, NOON.plusSeconds(125))))
                .isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void not_there_is_believed_by_the_time_of_the_question_and_not_of_the_answer() {
        // when: asked while a late request could still arrive, answered afterwards
        WorkStep step = AFTER.onRecoveryLookup(ending(sending(), 130), ABSENT, NOON.plusSeconds(90));

        // then
        assertThat(step).isInstanceOf(WorkStep.BackOff.class);
    }

    @Test
    void a_sender_that_stood_still_too_long_does_not_send() {
        assertThat(AFTER.maySend(NOON, NOON.plusSeconds(59))).isTrue();
        assertThat(AFTER.maySend(NOON, NOON.plusSeconds(60))).isFalse();
    }

    @Test
    void an_order_that_somebody_else_decided_meanwhile_is_left_as_it_is() {
        assertThat(rested(AFTER.onSendResult(at(placed(), 5), new SendResult.OrderDeclined("policy"))))
                .isEqualTo(OrderState.PLACED);
        assertThat(rested(AFTER.onRecoveryLookup(at(placed(), 5), ABSENT, NOON)))
                .isEqualTo(OrderState.PLACED);
        assertThat(rested(AFTER.onImmediateLookup(at(placed(), 5), "cut off", ABSENT)))
                .isEqualTo(OrderState.PLACED);
    }

    private static LookupResult unanswered() {
        return new LookupResult.LookupInconclusive("no answer", Duration.ZERO);
    }

    private static OrderState rested(WorkStep step) {
        return ((WorkStep.Save) step).transition().next().state();
    }

    private static OrderState paused(WorkStep step) {
        return ((WorkStep.BackOff) step).transition().next().state();
    }

    private static OrderSnapshot at(Order order, int seconds) {
        return standing(order, null, NOON.plusSeconds(seconds));
    }

    private static OrderSnapshot ending(Order order, int seconds) {
        return standing(order, STOP, NOON.plusSeconds(seconds));
    }

    private static OrderSnapshot standing(Order order, @Nullable EndRequest ending, Instant now) {
        return new OrderSnapshot(order, ending, now);
    }
}
