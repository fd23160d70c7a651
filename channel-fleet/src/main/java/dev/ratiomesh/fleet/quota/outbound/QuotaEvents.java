package dev.ratiomesh.fleet.quota.outbound;

import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.contracts.channel.ChannelEvent.QuotaChanged;
import dev.ratiomesh.contracts.channel.QuotaLevel;
import dev.ratiomesh.delivery.OutgoingEvent;
import dev.ratiomesh.fleet.quota.BucketUsage;
import dev.ratiomesh.fleet.quota.FairShare;
import java.time.Instant;

/** Makes the events about quota levels, keyed by bucket. */
final class QuotaEvents {
    private QuotaEvents() {}

    /** Makes the event of a bucket's level. */
    static OutgoingEvent bucketLevel(BucketUsage usage, QuotaLevel level, QuotaLevel before, Instant at) {
        return new OutgoingEvent(
                Topic.CHANNEL_EVENTS,
                usage.bucket(),
                null,
                new QuotaChanged(
                        usage.bucket(),
                        null,
                        level,
                        before,
                        usage.used(),
                        usage.limit(),
                        usage.day().resetsAt(),
                        at));
    }

    /** Makes the event of a tenant's level; its limit is what the tenant has used and may still use. */
    static OutgoingEvent shareLevel(BucketUsage usage, FairShare share, LevelChange change, Instant at) {
        int tenantUsed = share.usage().own();
        return new OutgoingEvent(
                Topic.CHANNEL_EVENTS,
                usage.bucket(),
                change.tenantId(),
                new QuotaChanged(
                        usage.bucket(),
                        change.tenantId(),
                        change.level(),
                        change.before(),
                        tenantUsed,
                        tenantUsed + (long) share.left(),
                        usage.day().resetsAt(),
                        at));
    }

    /** A change of a tenant's level. */
    record LevelChange(String tenantId, QuotaLevel level, QuotaLevel before) {}
}
