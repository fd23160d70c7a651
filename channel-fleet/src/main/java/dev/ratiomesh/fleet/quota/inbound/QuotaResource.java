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

/** The quota of the deployment; no tenant's business, hence the operator's. */
@Path("/api/quota")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Caller.OPERATOR)
class QuotaResource {
    private static final String SHARED =
            "The quota is shared by all tenants: a token for tenant * is needed. A channel's part of it is at"
                    + " /api/channels/{id}/quota.";

    private final QuotaQueries reading;
    private final QuotaPolicy policy;
    private final Caller caller;
    private final Clock clock;

    QuotaResource(QuotaQueries reading, QuotaPolicy policy, Caller caller, Clock clock) {
        this.reading = reading;
        this.policy = policy;
        this.caller = caller;
        this.clock = clock;
    }

    /** The quota day, midnight to midnight in Los Angeles. */
    public record QuotaView(LocalDate day, Instant resetsAt, List<BucketView> buckets) {}

    /**
     * A bucket.
     *
     * @param used units, those of the reserve included
     * @param reserve units that only what must not wait may use
     * @param left units that some call may still take
     * @param exhausted whether YouTube itself has said that nothing is left
     * @param tenants of late, with their shares
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
        caller.requireAllTenants(SHARED);
        Instant now = clock.instant();
        QuotaDay day = QuotaDay.at(now);
        return reading.buckets(now).chain(buckets -> reading.tenants(buckets, now)
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
                bucket.spent(),
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
