package dev.ratiomesh.fleet.access.api;

import dev.ratiomesh.contracts.channel.ReconnectReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The outcome of an API request. Failures are results too, never exceptions. */
public sealed interface ApiResult {
    /** Returns the value of the metric tag {@code outcome}; dashboards depend on it. */
    String outcome();

    /**
     * Google carried the request out. As the input of {@link ResponseClassifier} it is a response that is not classified
     * yet, with any status.
     *
     * @param status 2xx, 304 or 308, once it is classified
     * @param headers the response headers, names in lower case
     * @param body the response body, empty when there is none
     */
    record CallSucceeded(int status, Map<String, String> headers, String body) implements ApiResult {
        public CallSucceeded {
            headers = Map.copyOf(headers);
        }

        @Override
        public String outcome() {
            return "done";
        }
    }

    /**
     * The request had no effect and may be repeated later: quota is exhausted here or at YouTube, requests come too fast,
     * or the channel's circuit is open.
     *
     * @param bucket the exhausted quota bucket, null when the cause is not a bucket
     * @param retryAt the earliest moment at which a repetition may succeed
     */
    record CallDeferred(@Nullable String bucket, Instant retryAt, String message) implements ApiResult {
        @Override
        public String outcome() {
            return "waits";
        }
    }

    /** The request had no effect, and only a new consent of the channel's owner helps. */
    record ReauthorizationRequired(ReconnectReason code, String message) implements ApiResult {
        @Override
        public String outcome() {
            return "needsowner";
        }
    }

    /**
     * The request had no effect, and repeating it will be rejected again.
     *
     * @param status the HTTP status, 0 when the request was not sent
     * @param reason YouTube's reason code, for example {@code commentsDisabled}
     */
    record CallRejected(int status, String reason, String message) implements ApiResult {
        @Override
        public String outcome() {
            return "refused";
        }
    }

    /**
     * The request failed and may succeed later.
     *
     * @param mayHaveTakenEffect true when the request was sent and its outcome is in doubt: no response, or no readable one,
     *     was received
     * @param minimumDelay the delay that Google asks for before a repetition, zero when Google names none
     */
    record CallFailed(String message, boolean mayHaveTakenEffect, Duration minimumDelay) implements ApiResult {
        @Override
        public String outcome() {
            return "trouble";
        }
    }
}
