package dev.ratiomesh.fleet.quota.inbound;

import dev.ratiomesh.contracts.channel.QuotaLevel;
import dev.ratiomesh.delivery.http.Caller;
import dev.ratiomesh.fleet.access.ChannelDirectory;
import dev.ratiomesh.fleet.quota.BucketUsage;
import dev.ratiomesh.fleet.quota.TenantQuota;
import dev.ratiomesh.fleet.quota.outbound.QuotaQueries;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** What a channel may still spend today: its tenant's share, which all channels of the tenant use together. */
@Path("/api/channels/{channelId}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Caller.VIEWER, Caller.OPERATOR, Caller.APPROVER})
class ChannelQuotaResource {
    private final QuotaQueries reading;
    private final ChannelDirectory channels;
    private final Caller caller;
    private final Clock clock;

    ChannelQuotaResource(QuotaQueries reading, ChannelDirectory channels, Caller caller, Clock clock) {
        this.reading = reading;
        this.channels = channels;
        this.caller = caller;
        this.clock = clock;
    }

    public record ChannelQuotaView(String channelId, String tenantId, List<ShareView> buckets) {}

    /**
     * The tenant's part of a bucket.
     *
     * @param share units a day that it is sure of
     * @param used units
     * @param left units that usual calls may still take, if nobody else takes any
     * @param level of the share; {@code EXHAUSTED} too when YouTube says that the bucket is empty
     */
    public record ShareView(String bucket, int share, int used, int left, QuotaLevel level, Instant resetsAt) {}

    @GET
    @Path("quota")
    public Uni<ChannelQuotaView> share(@PathParam("channelId") String id) {
        return Uni.createFrom()
                .completionStage(() -> channels.tenantOf(id))
                .map(found -> caller.requireVisible(found, tenant -> tenant, "Channel " + id))
                .chain(tenant -> view(id, tenant, clock.instant()));
    }

    private Uni<ChannelQuotaView> view(String id, String tenantId, Instant now) {
        return reading.buckets(now).chain(buckets -> reading.tenants(buckets, now)
                .map(tenants -> new ChannelQuotaView(
                        id,
                        tenantId,
                        buckets.stream()
                                .map(bucket -> view(
                                        bucket,
                                        own(tenantId, bucket, tenants.getOrDefault(bucket.bucket(), List.of()), now)))
                                .toList())));
    }

    private TenantQuota own(String tenantId, BucketUsage bucket, List<TenantQuota> tenants, Instant now) {
        return tenants.stream()
                .filter(tenant -> tenant.tenantId().equals(tenantId))
                .findFirst()
                .orElseGet(() -> reading.forNewTenant(tenantId, bucket, tenants, now));
    }

    private static ShareView view(BucketUsage bucket, TenantQuota tenant) {
        return new ShareView(
                bucket.bucket(),
                tenant.share(),
                tenant.used() + tenant.reserveUsed(),
                tenant.left(),
                tenant.level(),
                bucket.day().resetsAt());
    }
}
