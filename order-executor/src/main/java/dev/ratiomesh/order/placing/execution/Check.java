package dev.ratiomesh.order.placing.execution;

import java.time.Duration;

/** How a provider answered when it was asked to check an order. Nothing is placed by asking, whatever the answer. */
public sealed interface Check {
    /** The result as the metrics tag it; dashboards know it by this text. */
    String outcome();

    /** It would take the order; in its words. */
    record ValidationPassed(String words) implements Check {
        @Override
        public String outcome() {
            return "Passed";
        }
    }

    /** It would not, for good; in its words. */
    record ValidationRejected(String words) implements Check {
        @Override
        public String outcome() {
            return "Objected";
        }
    }

    /** It could not say; worth another try after the pause. */
    record ValidationInconclusive(String words, Duration pause) implements Check {
        @Override
        public String outcome() {
            return "Unanswered";
        }
    }
}
