package dev.ratiomesh.order.placing.execution;

import java.time.Duration;

/** How a provider answered an order. */
public sealed interface Reply {
    /** The result as the metrics tag it; dashboards know it by this text. */
    String outcome();

    /** @param reference the provider's own name of what it made */
    record OrderAccepted(String reference) implements Reply {
        @Override
        public String outcome() {
            return "Accepted";
        }
    }

    /** No, for good; in the provider's words. */
    record OrderDeclined(String words) implements Reply {
        @Override
        public String outcome() {
            return "Declined";
        }
    }

    /** Something of this order's name is already there. */
    record NameTaken(String words) implements Reply {
        @Override
        public String outcome() {
            return "NameTaken";
        }
    }

    /** Surely not carried out, and worth another try after the pause. */
    record NotExecuted(String words, Duration pause) implements Reply {
        @Override
        public String outcome() {
            return "NotNow";
        }
    }

    /** It may have been carried out or not. */
    record Indeterminate(String words) implements Reply {
        @Override
        public String outcome() {
            return "Unknown";
        }
    }
}
