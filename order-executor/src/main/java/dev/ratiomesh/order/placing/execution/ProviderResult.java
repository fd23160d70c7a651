package dev.ratiomesh.order.placing.execution;

import java.time.Duration;

/** The result of one request to an ad provider: sending an order, looking it up by its name, or validating it. */
public interface ProviderResult {

    /** How a provider answered an order. */
    sealed interface SendResult {
        /** The result as the metrics tag it; dashboards know it by this text. */
        String outcome();

        /** @param reference the provider's own name of what it made */
        record OrderAccepted(String reference) implements SendResult {
            @Override
            public String outcome() {
                return "Accepted";
            }
        }

        /** No, for good; in the provider's words. */
        record OrderDeclined(String message) implements SendResult {
            @Override
            public String outcome() {
                return "Declined";
            }
        }

        /** Something of this order's name is already there. */
        record NameTaken(String message) implements SendResult {
            @Override
            public String outcome() {
                return "NameTaken";
            }
        }

        /** Surely not carried out, and worth another try after the pause. */
        record NotExecuted(String message, Duration minimumDelay) implements SendResult {
            @Override
            public String outcome() {
                return "NotNow";
            }
        }

        /** It may have been carried out or not. */
        record Indeterminate(String message) implements SendResult {
            @Override
            public String outcome() {
                return "Unknown";
            }
        }
    }

    /** What a provider says when it is asked for an order's name. */
    sealed interface LookupResult {
        /** The result as the metrics tag it; dashboards know it by this text. */
        String outcome();

        /** @param reference the provider's own name of it */
        record OrderFound(String reference) implements LookupResult {
            @Override
            public String outcome() {
                return "Found";
            }
        }

        record NotAtProvider() implements LookupResult {
            @Override
            public String outcome() {
                return "Absent";
            }
        }

        /** Neither yes nor no; worth another try after the pause. */
        record LookupInconclusive(String message, Duration minimumDelay) implements LookupResult {
            @Override
            public String outcome() {
                return "Unanswered";
            }
        }
    }

    /** How a provider answered when it was asked to check an order. Nothing is placed by asking, whatever the answer. */
    sealed interface ValidationResult {
        /** The result as the metrics tag it; dashboards know it by this text. */
        String outcome();

        /** It would take the order; in its words. */
        record ValidationPassed(String message) implements ValidationResult {
            @Override
            public String outcome() {
                return "Passed";
            }
        }

        /** It would not, for good; in its words. */
        record ValidationRejected(String message) implements ValidationResult {
            @Override
            public String outcome() {
                return "Objected";
            }
        }

        /** It could not say; worth another try after the pause. */
        record ValidationInconclusive(String message, Duration minimumDelay) implements ValidationResult {
            @Override
            public String outcome() {
                return "Unanswered";
            }
        }
    }
}
