package dev.ratiomesh.order.placing.execution;

import static dev.ratiomesh.order.placing.OrderFixtures.NOON;
import static dev.ratiomesh.order.placing.OrderFixtures.proposed;
import static dev.ratiomesh.order.placing.OrderFixtures.sending;
import static dev.ratiomesh.order.placing.OrderFixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.contracts.order.OrderEvent.OrderRefused;
import dev.ratiomesh.contracts.order.OrderState;
import dev.ratiomesh.contracts.order.RefusalCode;
import dev.ratiomesh.order.placing.execution.ProviderResult.ValidationResult;
import dev.ratiomesh.order.placing.state.Approved;
import dev.ratiomesh.order.placing.state.ClosedOrder;
import dev.ratiomesh.order.placing.state.NextAction;
import dev.ratiomesh.order.placing.state.Order;
import dev.ratiomesh.order.placing.state.Order.ProviderValidation;
import dev.ratiomesh.order.placing.state.Transition;
import dev.ratiomesh.order.placing.state.UnsentOrder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValidationPolicyTest {
    private static final ValidationResult NONE =
            new ValidationResult.ValidationInconclusive("no answer", Duration.ofSeconds(7));
    private static final Approved UNCHECKED =
            (Approved) proposed().approve("auto", NOON).next();

    @Test
    void an_order_that_passes_keeps_its_state_and_what_was_said() {
        for (UnsentOrder order : List.of(proposed(), UNCHECKED)) {
            // when
            WorkStep.Save rest = (WorkStep.Save)
                    ValidationPolicy.onValidationResult(standing(order), new ValidationResult.ValidationPassed("fine"));

            // then
            UnsentOrder next = (UnsentOrder) rest.transition().next();
            assertThat(next).isEqualTo(order.validated(new ProviderValidation(NOON, true, "fine")));
            assertThat(rest.transition().events()).isEmpty();
            assertThat(next.needsValidation()).isFalse();
        }
    }

    @Test
    void an_objection_refuses_the_order_with_the_providers_words_and_holds_nothing() {
        for (UnsentOrder order : List.of(proposed(), UNCHECKED)) {
            // when
            WorkStep.Save rest = (WorkStep.Save) ValidationPolicy.onValidationResult(
                    standing(order), new ValidationResult.ValidationRejected("too long"));

            // then
            assertThat(rest.transition().next().state()).isEqualTo(OrderState.REFUSED);
            assertThat(rest.transition().next().reserved()).isEqualTo(usd("0.00"));
            assertThat(((ClosedOrder.Refused) rest.transition().next()).validation())
                    .isEqualTo(new ProviderValidation(NOON, false, "too long"));
            assertThat(rest.transition().events()).singleElement().isInstanceOfSatisfying(OrderRefused.class, event -> {
                assertThat(event.code()).isEqualTo(RefusalCode.PROVIDER_REFUSED);
                assertThat(event.detail()).isEqualTo("too long");
            });
        }
    }

    @Test
    void no_answer_leaves_the_order_as_unsent_as_it_was() {
        // when
        WorkStep.BackOff pause = (WorkStep.BackOff) ValidationPolicy.onValidationResult(standing(UNCHECKED), NONE);

        // then
        assertThat(pause.transition()).isEqualTo(Transition.withoutEvents(UNCHECKED));
        assertThat(pause.retryReason().minimumDelay()).isEqualTo(Duration.ofSeconds(7));
        assertThat(UNCHECKED.nextAction(null, NOON)).isEqualTo(NextAction.VALIDATE);
    }

    @Test
    void a_person_may_approve_before_the_provider_has_answered_and_it_is_still_asked_first() {
        // when
        Order approved = proposed().approve("ann", NOON).next();

        // then
        assertThat(approved.nextAction(null, NOON)).isEqualTo(NextAction.VALIDATE);
        assertThat(approved.nextAction(null, NOON.plus(Duration.ofDays(9)))).isEqualTo(NextAction.CANCEL);
    }

    @Test
    void an_answer_that_comes_when_the_order_was_decided_on_changes_nothing() {
        for (Order order : List.of(proposed().reject("ann", "no", NOON).next(), sending())) {
            WorkStep step = ValidationPolicy.onValidationResult(
                    standing(order), new ValidationResult.ValidationRejected("too late"));
            assertThat(((WorkStep.Save) step).transition()).isEqualTo(Transition.withoutEvents(order));
        }
    }

    private static OrderSnapshot standing(Order order) {
        return new OrderSnapshot(order, null, NOON);
    }
}
