package dev.ratiomesh.poller.reading.inbound;

import dev.ratiomesh.delivery.youtube.QuotaDay;
import dev.ratiomesh.poller.reading.Bucket;
import dev.ratiomesh.poller.reading.Claim;
import java.util.List;

/** The videos of one call, and who pays it. */
record Batch(QuotaDay day, Bucket bucket, List<Claim> claims) {
    List<String> ids() {
        return claims.stream().map(Claim::videoId).toList();
    }
}
