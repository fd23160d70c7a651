package dev.ratiomesh.poller.reading.inbound;

import dev.ratiomesh.delivery.http.Caller;
import dev.ratiomesh.poller.reading.BucketBalance;
import dev.ratiomesh.poller.reading.DailyQuota;
import dev.ratiomesh.poller.reading.outbound.PollQuotaLedger;
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
import org.jspecify.annotations.Nullable;

/** Serves the quota of the deployment. All tenants share it, so a token for tenant {@code *} is required. */
@Path("/api/quota")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Caller.OPERATOR)
class PollQuotaResource {
    private final PollQuotaLedger ledger;
    private final PollPlanner planner;
    private final Caller caller;
    private final Clock clock;

    PollQuotaResource(PollQuotaLedger ledger, PollPlanner planner, Caller caller, Clock clock) {
        this.caller = caller;
        this.ledger = ledger;
        this.planner = planner;
        this.clock = clock;
    }

    /**
     * The quota of the current day.
     *
     * @param paying the bucket that the next call is charged to, null while readings wait for the reset
     * @param stretched whether videos are read less often than their cadences ask for
     */
    public record PollQuotaView(
            LocalDate day,
            Instant resetsAt,
            @Nullable String paying,
            boolean waiting,
            boolean stretched,
            List<PollBucketView> buckets) {}

    /**
     * One bucket on the current day.
     *
     * @param reserve calls that are left to other services
     * @param left calls that readings may still make
     */
    public record PollBucketView(
            String bucket, int used, int limit, int reserve, int left, boolean exhausted, Instant resetsAt) {}

    @GET
    public Uni<PollQuotaView> today() {
        caller.requireAllTenants("All tenants share quota and videos: a token for tenant * is required.");
        return ledger.load(clock.instant()).map(this::view);
    }

    private PollQuotaView view(DailyQuota quota) {
        Instant resetsAt = quota.day().resetsAt();
        String paying =
                quota.payingBucket().map(state -> state.bucket().label()).orElse(null);
        List<PollBucketView> buckets =
                quota.buckets().stream().map(state -> view(state, resetsAt)).toList();
        return new PollQuotaView(
                quota.day().date(),
                resetsAt,
                paying,
                paying == null,
                planner.plan().stretched(),
                buckets);
    }

    private static PollBucketView view(BucketBalance state, Instant resetsAt) {
        return new PollBucketView(
                state.bucket().label(),
                state.used(),
                state.limit(),
                state.reserve(),
                state.left(),
                state.exhausted(),
                resetsAt);
    }
}
