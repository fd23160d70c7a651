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
import dev.ratiomesh.order.placing.state.ClosedOrder;
import dev.ratiomesh.order.placing.state.Order;
import dev.ratiomesh.order.placing.state.Order.NextAction;
import dev.ratiomesh.order.placing.state.Order.ProviderValidation;
import dev.ratiomesh.order.placing.state.Transition;
import dev.ratiomesh.order.placing.state.UnsentOrder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValidationPolicyTest {
    private static final ValidationResult INCONCLUSIVE =
            new ValidationResult.ValidationInconclusive("no answer", Duration.ofSeconds(7));
    private static final UnsentOrder.Approved NOT_VALIDATED =
            (UnsentOrder.Approved) proposed().approve("auto", NOON).next();

    @Test
    void a_passed_order_keeps_its_state_and_the_findings() {
        for (UnsentOrder order : List.of(proposed(), NOT_VALIDATED)) {
            // when
            WorkStep.Save save = (WorkStep.Save)
                    ValidationPolicy.onValidationResult(snapshot(order), new ValidationResult.ValidationPassed("fine"));

            // then
            UnsentOrder next = (UnsentOrder) save.transition().next();
            assertThat(next).isEqualTo(order.validated(new ProviderValidation(NOON, true, "fine")));
            assertThat(save.transition().events()).isEmpty();
            assertThat(next.needsValidation()).isFalse();
        }
    }

    @Test
    void a_failed_validation_refuses_the_order_with_the_providers_text_and_reserves_nothing() {
        for (UnsentOrder order : List.of(proposed(), NOT_VALIDATED)) {
            // when
            WorkStep.Save save = (WorkStep.Save) ValidationPolicy.onValidationResult(
                    snapshot(order), new ValidationResult.ValidationRejected("too long"));

            // then
            assertThat(save.transition().next().state()).isEqualTo(OrderState.REFUSED);
            assertThat(save.transition().next().reserved()).isEqualTo(usd("0.00"));
            assertThat(((ClosedOrder.Refused) save.transition().next()).validation())
                    .isEqualTo(new ProviderValidation(NOON, false, "too long"));
            assertThat(save.transition().events()).singleElement().isInstanceOfSatisfying(OrderRefused.class, event -> {
                assertThat(event.code()).isEqualTo(RefusalCode.PROVIDER_REFUSED);
                assertThat(event.detail()).isEqualTo("too long");
            });
        }
    }

    @Test
    void a_missing_answer_leaves_the_order_unsent() {
        // when
        WorkStep.BackOff backOff =
                (WorkStep.BackOff) ValidationPolicy.onValidationResult(snapshot(NOT_VALIDATED), INCONCLUSIVE);

        // then
        assertThat(backOff.transition()).isEqualTo(Transition.withoutEvents(NOT_VALIDATED));
        assertThat(backOff.retryReason().minimumDelay()).isEqualTo(Duration.ofSeconds(7));
        assertThat(NOT_VALIDATED.nextAction(null, NOON)).isEqualTo(NextAction.VALIDATE);
    }

    @Test
    void an_order_approved_before_its_validation_is_still_validated_first() {
        // when
        Order approved = proposed().approve("ann", NOON).next();

        // then
        assertThat(approved.nextAction(null, NOON)).isEqualTo(NextAction.VALIDATE);
        assertThat(approved.nextAction(null, NOON.plus(Duration.ofDays(9)))).isEqualTo(NextAction.CANCEL);
    }

    @Test
    void an_answer_after_the_order_was_rejected_or_sent_changes_nothing() {
        for (Order order : List.of(proposed().reject("ann", "no", NOON).next(), sending())) {
            WorkStep step = ValidationPolicy.onValidationResult(
                    snapshot(order), new ValidationResult.ValidationRejected("too late"));
            assertThat(((WorkStep.Save) step).transition()).isEqualTo(Transition.withoutEvents(order));
        }
    }

    private static OrderSnapshot snapshot(Order order) {
        return new OrderSnapshot(order, null, NOON);
    }
}
