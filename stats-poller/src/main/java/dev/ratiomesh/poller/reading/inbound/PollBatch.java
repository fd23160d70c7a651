package dev.ratiomesh.poller.reading.inbound;

import dev.ratiomesh.delivery.youtube.QuotaDay;
import dev.ratiomesh.poller.reading.ClaimedVideo;
import dev.ratiomesh.poller.reading.QuotaBucket;
import java.util.List;

/** The claimed videos of one call, and the bucket that the call is charged to. */
record PollBatch(QuotaDay day, QuotaBucket bucket, List<ClaimedVideo> claims) {
    List<String> videoIds() {
        return claims.stream().map(ClaimedVideo::videoId).toList();
    }
}
