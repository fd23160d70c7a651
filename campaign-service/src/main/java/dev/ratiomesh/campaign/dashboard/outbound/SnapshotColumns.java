package dev.ratiomesh.campaign.dashboard.outbound;

import dev.ratiomesh.contracts.video.VideoFact;
import dev.ratiomesh.contracts.video.VideoFact.VideoObserved;
import dev.ratiomesh.delivery.store.PgRows;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;

/** A batch of snapshots, an array a column; filled in one pass, for this is the busiest table. */
final class SnapshotColumns {
    private final String[] campaigns;
    private final OffsetDateTime[] times;
    private final Long[] views;
    private final Long[] likes;
    private final Long[] comments;
    private final Boolean[] unavailable;
    private int size;

    SnapshotColumns(int rows) {
        campaigns = new String[rows];
        times = new OffsetDateTime[rows];
        views = new Long[rows];
        likes = new Long[rows];
        comments = new Long[rows];
        unavailable = new Boolean[rows];
    }

    void add(VideoFact fact) {
        campaigns[size] = fact.campaignId();
        times[size] = PgRows.time(fact.observedAt());
        unavailable[size] = true;
        if (fact instanceof VideoObserved seen) {
            unavailable[size] = false;
            views[size] = seen.views();
            likes[size] = seen.likes();
            comments[size] = seen.comments();
        }
        size++;
    }

    Tuple tuple() {
        return Tuple.tuple()
                .addArrayOfString(campaigns)
                .addArrayOfOffsetDateTime(times)
                .addArrayOfLong(views)
                .addArrayOfLong(likes)
                .addArrayOfLong(comments)
                .addArrayOfBoolean(unavailable);
    }
}
