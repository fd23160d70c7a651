package dev.ratiomesh.poller.reading;

import java.util.Map;

/** What YouTube answered to one call. */
public sealed interface StatsResult {
    /** The result as the metrics tag it; dashboards know it by this text. */
    String outcome();

    /** The videos it knows, by id; ids that were asked for and are not here name no public video. */
    record Stats(Map<String, VideoStats> videos) implements StatsResult {
        @Override
        public String outcome() {
            return "read";
        }
    }

    /** The bucket is used up until the reset; asking again before is of no use. */
    record QuotaExhausted(String reason) implements StatsResult {
        @Override
        public String outcome() {
            return "spent";
        }
    }

    /** Too fast, or in trouble, or unreachable: it may answer later. */
    record RetryLater(String reason) implements StatsResult {
        @Override
        public String outcome() {
            return "busy";
        }
    }

    /** It will not answer this request, however often it is asked: the key or the request is wrong. */
    record RequestRefused(String reason) implements StatsResult {
        @Override
        public String outcome() {
            return "refused";
        }
    }
}
