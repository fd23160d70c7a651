package dev.ratiomesh.order.placing.execution;

import dev.ratiomesh.contracts.order.RefusalCode;
import dev.ratiomesh.order.placing.execution.ProviderResult.ValidationResult;
import dev.ratiomesh.order.placing.state.Order.ProviderValidation;
import dev.ratiomesh.order.placing.state.OrderRefusal;
import dev.ratiomesh.order.placing.state.Transition;
import dev.ratiomesh.order.placing.state.UnsentOrder;
import java.time.Instant;

/**
 * What follows from a provider's answer to the question whether it would take an order. Asking creates nothing, so an
 * order is as unsent after no answer as it was before.
 */
public final class ValidationPolicy {
    private ValidationPolicy() {}

    public static WorkStep onValidationResult(OrderSnapshot standing, ValidationResult answer) {
        if (!(standing.order() instanceof UnsentOrder unsent)) {
            return standing.save();
        }
        Instant now = standing.now();
        if (answer instanceof ValidationResult.ValidationInconclusive none) {
            return standing.backOff(new WorkStep.RetryReason(none.message(), none.minimumDelay()));
        }
        if (answer instanceof ValidationResult.ValidationRejected objected) {
            UnsentOrder checked = unsent.validated(new ProviderValidation(now, false, objected.message()));
            return standing.save(
                    checked.refused(new OrderRefusal(RefusalCode.PROVIDER_REFUSED, objected.message()), now));
        }
        String words = ((ValidationResult.ValidationPassed) answer).message();
        return standing.save(Transition.withoutEvents(unsent.validated(new ProviderValidation(now, true, words))));
    }
}
