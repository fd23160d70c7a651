package dev.ratiomesh.poller.reading;

import java.util.Map;

/** What YouTube answered to one call. */
public sealed interface Answer {
    /** The result as the metrics tag it; dashboards know it by this text. */
    String outcome();

    /** The videos it knows, by id; ids that were asked for and are not here name no public video. */
    record Read(Map<String, Numbers> videos) implements Answer {
        @Override
        public String outcome() {
            return "read";
        }
    }

    /** The bucket is used up until the reset; asking again before is of no use. */
    record Spent(String reason) implements Answer {
        @Override
        public String outcome() {
            return "spent";
        }
    }

    /** Too fast, or in trouble, or unreachable: it may answer later. */
    record Busy(String reason) implements Answer {
        @Override
        public String outcome() {
            return "busy";
        }
    }

    /** It will not answer this request, however often it is asked: the key or the request is wrong. */
    record Refused(String reason) implements Answer {
        @Override
        public String outcome() {
            return "refused";
        }
    }
}
