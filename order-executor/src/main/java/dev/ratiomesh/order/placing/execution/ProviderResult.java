package dev.ratiomesh.order.placing.execution;

import java.time.Duration;

/** The result of one request to an ad provider: sending an order, looking it up by its name, or validating it. */
public sealed interface ProviderResult {
    /** Returns the tag of the result in the metrics; dashboards know it by this text. */
    String outcome();

    /** The provider's answer to an order that was sent. */
    sealed interface SendResult extends ProviderResult {

        /**
         * The provider has accepted the order.
         *
         * @param reference resource name of the campaign at the provider
         */
        record OrderAccepted(String reference) implements SendResult {
            @Override
            public String outcome() {
                return "Accepted";
            }
        }

        /** The provider has refused the order for good; the message is its own text. */
        record OrderDeclined(String message) implements SendResult {
            @Override
            public String outcome() {
                return "Declined";
            }
        }

        /** The provider already has a campaign of this order's name. */
        record NameTaken(String message) implements SendResult {
            @Override
            public String outcome() {
                return "NameTaken";
            }
        }

        /** The request was certainly not carried out, and may be repeated after the delay. */
        record NotExecuted(String message, Duration minimumDelay) implements SendResult {
            @Override
            public String outcome() {
                return "NotNow";
            }
        }

        /** The request may have been carried out or not; the order is in doubt. */
        record Indeterminate(String message) implements SendResult {
            @Override
            public String outcome() {
                return "Unknown";
            }
        }
    }

    /** The provider's answer to a lookup of an order by its name. */
    sealed interface LookupResult extends ProviderResult {

        /**
         * The provider has the order.
         *
         * @param reference resource name of the campaign at the provider
         */
        record OrderFound(String reference) implements LookupResult {
            @Override
            public String outcome() {
                return "Found";
            }
        }

        /** The provider has no campaign of this name now; an unanswered request may still create one. */
        record NotAtProvider() implements LookupResult {
            @Override
            public String outcome() {
                return "Absent";
            }
        }

        /** The lookup failed, and may be repeated after the delay. */
        record LookupInconclusive(String message, Duration minimumDelay) implements LookupResult {
            @Override
            public String outcome() {
                return "Unanswered";
            }
        }
    }

    /** The provider's answer to the validation of an order; a validation never places an order. */
    sealed interface ValidationResult extends ProviderResult {

        /** The provider would accept the order; the message is its own text. */
        record ValidationPassed(String message) implements ValidationResult {
            @Override
            public String outcome() {
                return "Passed";
            }
        }

        /** The provider would refuse the order for good; the message is its own text. */
        record ValidationRejected(String message) implements ValidationResult {
            @Override
            public String outcome() {
                return "Objected";
            }
        }

        /** The validation failed, and may be repeated after the delay. */
        record ValidationInconclusive(String message, Duration minimumDelay) implements ValidationResult {
            @Override
            public String outcome() {
                return "Unanswered";
            }
        }
    }
}
