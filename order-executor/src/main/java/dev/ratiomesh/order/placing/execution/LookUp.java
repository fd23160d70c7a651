package dev.ratiomesh.order.placing.execution;

import java.time.Duration;

/** What a provider says when it is asked for an order's name. */
public sealed interface LookUp {
    /** The result as the metrics tag it; dashboards know it by this text. */
    String outcome();

    /** @param reference the provider's own name of it */
    record OrderFound(String reference) implements LookUp {
        @Override
        public String outcome() {
            return "Found";
        }
    }

    record NotAtProvider() implements LookUp {
        @Override
        public String outcome() {
            return "Absent";
        }
    }

    /** Neither yes nor no; worth another try after the pause. */
    record LookupInconclusive(String words, Duration pause) implements LookUp {
        @Override
        public String outcome() {
            return "Unanswered";
        }
    }
}
