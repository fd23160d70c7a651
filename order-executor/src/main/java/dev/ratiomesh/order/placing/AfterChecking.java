package dev.ratiomesh.order.placing;

import dev.ratiomesh.contracts.order.RefusalCode;
import java.time.Instant;

/**
 * What follows from a provider's answer to the question whether it would take an order. Asking creates nothing, so an
 * order is as unsent after no answer as it was before.
 */
public final class AfterChecking {
    private AfterChecking() {}

    public static Step checked(Standing standing, Check answer) {
        if (!(standing.order() instanceof Unsent unsent)) {
            return standing.rest();
        }
        Instant now = standing.now();
        if (answer instanceof Check.Unanswered none) {
            return standing.pause(new Step.Trouble(none.words(), none.pause()));
        }
        if (answer instanceof Check.Objected objected) {
            Unsent checked = unsent.validated(new Validation(now, false, objected.words()));
            return standing.rest(checked.refused(new Refusal(RefusalCode.PROVIDER_REFUSED, objected.words()), now));
        }
        String words = ((Check.Passed) answer).words();
        return standing.rest(Decision.unsaid(unsent.validated(new Validation(now, true, words))));
    }
}
