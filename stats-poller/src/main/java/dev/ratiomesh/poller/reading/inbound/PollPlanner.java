package dev.ratiomesh.poller.reading.inbound;

import dev.ratiomesh.poller.PollerConfig;
import dev.ratiomesh.poller.reading.PollPlan;
import dev.ratiomesh.poller.reading.PollSchedule;
import dev.ratiomesh.poller.reading.outbound.PollDemands;
import dev.ratiomesh.poller.reading.outbound.PollQuotaLedger;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Keeps the current plan. Every replica computes the same plan from the same tables, so no plan is exchanged. */
@ApplicationScoped
class PollPlanner {
    private final PollQuotaLedger ledger;
    private final PollDemands demands;
    private final PollerConfig.PlanConfig config;
    private final PollSchedule schedule;
    private volatile PollPlan plan;
    private volatile Instant validUntil = Instant.MIN;

    PollPlanner(PollQuotaLedger ledger, PollDemands demands, PollerConfig config) {
        this.ledger = ledger;
        this.demands = demands;
        this.config = config.plan();
        PollerConfig.MissingConfig missing = config.missing();
        this.schedule = new PollSchedule(
                this.config.advertBoost(),
                missing.unavailableAfterMisses(),
                missing.retryInterval(),
                missing.unavailablePollInterval());
        this.plan = PollPlan.allocate(List.of(), 0, this.config.longestGap());
    }

    PollPlan plan() {
        return plan;
    }

    PollSchedule schedule() {
        return schedule;
    }

    /** Applies changed campaigns to the videos, and rebuilds the plan when there are changes or the plan has expired. */
    Uni<Void> refresh(Instant now) {
        return demands.sync(now)
                .chain(changed -> changed || !now.isBefore(validUntil)
                        ? rebuild(now)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> rebuild(Instant now) {
        return ledger.load(now)
                .chain(quota -> demands.findAll(schedule, now)
                        .invoke(found ->
                                plan = PollPlan.allocate(found, quota.readingsPerSecond(now), config.longestGap())))
                .invoke(() -> validUntil = now.plus(config.refreshInterval()))
                .replaceWithVoid();
    }
}
