package dev.ratiomesh.fleet.quota.inbound;

import dev.ratiomesh.contracts.channel.QuotaLevel;
import dev.ratiomesh.delivery.http.Caller;
import dev.ratiomesh.delivery.youtube.QuotaDay;
import dev.ratiomesh.fleet.quota.BucketUsage;
import dev.ratiomesh.fleet.quota.QuotaPolicy;
import dev.ratiomesh.fleet.quota.TenantQuota;
import dev.ratiomesh.fleet.quota.outbound.QuotaQueries;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Serves the quota of the whole deployment to operators with a token for all tenants. */
@Path("/api/quota")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Caller.OPERATOR)
class QuotaResource {
    private static final String ALL_TENANTS_REQUIRED =
            "All tenants share the quota, so a token for tenant * is needed. A channel's part of it is at"
                    + " /api/channels/{id}/quota.";

    private final QuotaQueries queries;
    private final QuotaPolicy policy;
    private final Caller caller;
    private final Clock clock;

    QuotaResource(QuotaQueries queries, QuotaPolicy policy, Caller caller, Clock clock) {
        this.queries = queries;
        this.policy = policy;
        this.caller = caller;
        this.clock = clock;
    }

    /** The usage of a quota day, which lasts from midnight to midnight in Los Angeles. */
    public record QuotaView(LocalDate day, Instant resetsAt, List<BucketView> buckets) {}

    /**
     * The usage of a bucket.
     *
     * @param used the used units, those of the reserve included
     * @param reserve the units that only critical calls may use
     * @param left the units that any call may still use
     * @param exhausted true when YouTube reported the bucket as exhausted
     * @param tenants the recently active tenants with their shares
     */
    public record BucketView(
            String bucket,
            int used,
            int limit,
            int reserve,
            int reserveUsed,
            int left,
            boolean exhausted,
            QuotaLevel level,
            Instant resetsAt,
            List<TenantQuota> tenants) {}

    @GET
    public Uni<QuotaView> today() {
        caller.requireAllTenants(ALL_TENANTS_REQUIRED);
        Instant now = clock.instant();
        QuotaDay day = QuotaDay.at(now);
        return queries.buckets(now).chain(buckets -> queries.tenants(buckets, now)
                .map(tenants -> new QuotaView(
                        day.date(),
                        day.resetsAt(),
                        buckets.stream()
                                .map(bucket -> view(bucket, tenants.getOrDefault(bucket.bucket(), List.of())))
                                .toList())));
    }

    private BucketView view(BucketUsage bucket, List<TenantQuota> tenants) {
        return new BucketView(
                bucket.bucket(),
                bucket.used(),
                bucket.limit(),
                bucket.reserve(),
                bucket.reserveUsed(),
                bucket.left(),
                bucket.exhausted(),
                bucket.level(policy.thresholds()),
                bucket.day().resetsAt(),
                tenants);
    }
}
