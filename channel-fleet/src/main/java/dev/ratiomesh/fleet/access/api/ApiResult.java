package dev.ratiomesh.fleet.access.api;

import dev.ratiomesh.contracts.channel.ReconnectReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came of a call. Trouble is an answer here, never an exception. */
public sealed interface ApiResult {
    /** The result as the metrics tag it; dashboards know it by this text. */
    String outcome();

    /**
     * It was carried out, or answered as asked.
     *
     * @param status 2xx, 304 or 308
     * @param headers names in lower case
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
     * Nothing was done: quota is short here or at YouTube, calls come too fast, or the circuit is open.
     *
     * @param bucket the quota bucket, null when it is none
     */
    record CallDeferred(@Nullable String bucket, Instant until, String message) implements ApiResult {
        @Override
        public String outcome() {
            return "waits";
        }
    }

    /** Nothing was done, and only the channel's owner can help. */
    record ReauthorizationRequired(ReconnectReason code, String message) implements ApiResult {
        @Override
        public String outcome() {
            return "needsowner";
        }
    }

    /**
     * Nothing was done, and the same call will never be.
     *
     * @param reason YouTube's word, for example {@code commentsDisabled}
     */
    record CallRejected(int status, String reason, String message) implements ApiResult {
        @Override
        public String outcome() {
            return "refused";
        }
    }

    /**
     * It failed, and may work later.
     *
     * @param mayHaveTakenEffect whether it may have had its effect: it was sent and no answer, or none of sense, came
     * @param minimumDelay how long to leave it alone, zero when nobody said
     */
    record CallFailed(String message, boolean mayHaveTakenEffect, Duration minimumDelay) implements ApiResult {
        @Override
        public String outcome() {
            return "trouble";
        }
    }
}
