package dev.ratiomesh.fleet.quota.outbound;

import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.contracts.channel.ChannelEvent.QuotaChanged;
import dev.ratiomesh.contracts.channel.QuotaLevel;
import dev.ratiomesh.delivery.OutgoingEvent;
import dev.ratiomesh.fleet.quota.BucketUsage;
import dev.ratiomesh.fleet.quota.FairShare;
import java.time.Instant;

/** What is told of levels, under the bucket's name. */
final class QuotaEvents {
    private QuotaEvents() {}

    static OutgoingEvent bucket(BucketUsage row, QuotaLevel level, QuotaLevel before, Instant at) {
        return new OutgoingEvent(
                Topic.CHANNEL_EVENTS,
                row.bucket(),
                null,
                new QuotaChanged(
                        row.bucket(),
                        null,
                        level,
                        before,
                        row.spent(),
                        row.limit(),
                        row.day().resetsAt(),
                        at));
    }

    /** The limit is what the tenant may use as things stand: what it has used and what it may still take. */
    static OutgoingEvent share(BucketUsage row, FairShare share, LevelChange change, Instant at) {
        int own = share.standing().own();
        return new OutgoingEvent(
                Topic.CHANNEL_EVENTS,
                row.bucket(),
                change.tenantId(),
                new QuotaChanged(
                        row.bucket(),
                        change.tenantId(),
                        change.level(),
                        change.before(),
                        own,
                        own + (long) share.left(),
                        row.day().resetsAt(),
                        at));
    }

    /** A tenant's share at another level. */
    record LevelChange(String tenantId, QuotaLevel level, QuotaLevel before) {}
}
