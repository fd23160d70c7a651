package dev.ratiomesh.order.placing.execution;

import dev.ratiomesh.contracts.order.RefusalCode;
import dev.ratiomesh.order.placing.execution.ProviderResult.ValidationResult;
import dev.ratiomesh.order.placing.state.Order.ProviderValidation;
import dev.ratiomesh.order.placing.state.OrderRefusal;
import dev.ratiomesh.order.placing.state.Transition;
import dev.ratiomesh.order.placing.state.UnsentOrder;
import java.time.Instant;

/**
 * Decides what follows from a provider's validation of an order. A validation creates nothing, so an order is as unsent after
 * a missing answer as before.
 */
public final class ValidationPolicy {
    private ValidationPolicy() {}

    /** Refuses a rejected order, notes a passed validation, and retries an inconclusive one. */
    public static WorkStep onValidationResult(OrderSnapshot snapshot, ValidationResult result) {
        if (!(snapshot.order() instanceof UnsentOrder unsent)) {
            return snapshot.save();
        }
        Instant now = snapshot.now();
        if (result instanceof ValidationResult.ValidationInconclusive inconclusive) {
            return snapshot.backOff(new WorkStep.RetryReason(inconclusive.message(), inconclusive.minimumDelay()));
        }
        if (result instanceof ValidationResult.ValidationRejected rejected) {
            UnsentOrder validated = unsent.validated(new ProviderValidation(now, false, rejected.message()));
            return snapshot.save(
                    validated.refused(new OrderRefusal(RefusalCode.PROVIDER_REFUSED, rejected.message()), now));
        }
        String message = ((ValidationResult.ValidationPassed) result).message();
        return snapshot.save(Transition.withoutEvents(unsent.validated(new ProviderValidation(now, true, message))));
    }
}
