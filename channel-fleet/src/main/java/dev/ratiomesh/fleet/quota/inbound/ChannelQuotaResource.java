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

/**
 * Serves the quota that a channel may still use today: its tenant's share, which all channels of the tenant have in common.
 */
@Path("/api/channels/{channelId}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Caller.VIEWER, Caller.OPERATOR, Caller.APPROVER})
class ChannelQuotaResource {
    private final QuotaQueries queries;
    private final ChannelDirectory channels;
    private final Caller caller;
    private final Clock clock;

    ChannelQuotaResource(QuotaQueries queries, ChannelDirectory channels, Caller caller, Clock clock) {
        this.queries = queries;
        this.channels = channels;
        this.caller = caller;
        this.clock = clock;
    }

    /** The tenant's quota as a channel shows it. */
    public record ChannelQuotaView(String channelId, String tenantId, List<ShareView> buckets) {}

    /**
     * The tenant's part of a bucket.
     *
     * @param share the units a day that the tenant is sure of
     * @param used the units that the tenant has used, those of the reserve included
     * @param left the units that normal calls may still use, as long as no other tenant uses any
     * @param level the level of the share; {@code EXHAUSTED} also when YouTube reported the bucket as exhausted
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
        return queries.buckets(now).chain(buckets -> queries.tenants(buckets, now)
                .map(tenants -> new ChannelQuotaView(
                        id,
                        tenantId,
                        buckets.stream()
                                .map(bucket -> view(
                                        bucket,
                                        tenantQuota(
                                                tenantId,
                                                bucket,
                                                tenants.getOrDefault(bucket.bucket(), List.of()),
                                                now)))
                                .toList())));
    }

    private TenantQuota tenantQuota(String tenantId, BucketUsage bucket, List<TenantQuota> tenants, Instant now) {
        return tenants.stream()
                .filter(tenant -> tenant.tenantId().equals(tenantId))
                .findFirst()
                .orElseGet(() -> queries.forNewTenant(tenantId, bucket, tenants, now));
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
