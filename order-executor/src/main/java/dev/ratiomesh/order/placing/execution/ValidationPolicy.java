package dev.ratiomesh.order.placing.execution;

import dev.ratiomesh.contracts.order.RefusalCode;
import dev.ratiomesh.order.placing.state.OrderRefusal;
import dev.ratiomesh.order.placing.state.Transition;
import dev.ratiomesh.order.placing.state.UnsentOrder;
import dev.ratiomesh.order.placing.state.Validation;
import java.time.Instant;

/**
 * What follows from a provider's answer to the question whether it would take an order. Asking creates nothing, so an
 * order is as unsent after no answer as it was before.
 */
public final class ValidationPolicy {
    private ValidationPolicy() {}

    public static WorkStep checked(OrderSnapshot standing, Check answer) {
        if (!(standing.order() instanceof UnsentOrder unsent)) {
            return standing.rest();
        }
        Instant now = standing.now();
        if (answer instanceof Check.ValidationInconclusive none) {
            return standing.pause(new WorkStep.RetryReason(none.words(), none.pause()));
        }
        if (answer instanceof Check.ValidationRejected objected) {
            UnsentOrder checked = unsent.validated(new Validation(now, false, objected.words()));
            return standing.rest(
                    checked.refused(new OrderRefusal(RefusalCode.PROVIDER_REFUSED, objected.words()), now));
        }
        String words = ((Check.ValidationPassed) answer).words();
        return standing.rest(Transition.withoutEvents(unsent.validated(new Validation(now, true, words))));
    }
}
