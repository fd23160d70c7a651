package dev.ratiomesh.poller.reading;

import java.util.Map;

/** The result of one call to YouTube. */
public sealed interface StatsResult {
    /** Returns the metric tag of the result; dashboards depend on the text. */
    String outcome();

    /** The statistics by video id; a requested id that is absent names no public video. */
    record Stats(Map<String, VideoStats> videos) implements StatsResult {
        @Override
        public String outcome() {
            return "read";
        }
    }

    /** The bucket is used up until the reset. */
    record QuotaExhausted(String reason) implements StatsResult {
        @Override
        public String outcome() {
            return "spent";
        }
    }

    /** YouTube throttled the call, failed or was unreachable; a later call may succeed. */
    record RetryLater(String reason) implements StatsResult {
        @Override
        public String outcome() {
            return "busy";
        }
    }

    /** YouTube rejected the key or the request; a retry does not help before a person changes something. */
    record RequestRefused(String reason) implements StatsResult {
        @Override
        public String outcome() {
            return "refused";
        }
    }
}
