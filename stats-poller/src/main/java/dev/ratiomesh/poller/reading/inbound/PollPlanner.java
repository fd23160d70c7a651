package dev.ratiomesh.poller.reading.inbound;

import dev.ratiomesh.poller.PollerConfig;
import dev.ratiomesh.poller.reading.PollPlan;
import dev.ratiomesh.poller.reading.PollSchedule;
import dev.ratiomesh.poller.reading.outbound.PollDemands;
import dev.ratiomesh.poller.reading.outbound.QuotaLedger;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Holds the plan in force. Every replica makes the same plan from the same tables, so none has to hand it out. */
@ApplicationScoped
class PollPlanner {
    private final QuotaLedger ledger;
    private final PollDemands wishes;
    private final PollerConfig.PlanConfig config;
    private final PollSchedule rhythm;
    private volatile PollPlan plan;
    private volatile Instant validUntil = Instant.MIN;

    PollPlanner(QuotaLedger ledger, PollDemands wishes, PollerConfig config) {
        this.ledger = ledger;
        this.wishes = wishes;
        this.config = config.plan();
        PollerConfig.MissingConfig missing = config.missing();
        this.rhythm = new PollSchedule(this.config.advertBoost(), missing.patience(), missing.retry(), missing.slow());
        this.plan = PollPlan.of(List.of(), 0, this.config.longestGap());
    }

    PollPlan plan() {
        return plan;
    }

    PollSchedule rhythm() {
        return rhythm;
    }

    /** Takes over new wishes, and plans anew when there are any or the plan has grown old. */
    Uni<Void> refresh(Instant now) {
        return wishes.sync(now)
                .chain(changed -> changed || !now.isBefore(validUntil)
                        ? make(now)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> make(Instant now) {
        return ledger.at(now)
                .chain(quota -> wishes.all(rhythm, now)
                        .invoke(all -> plan = PollPlan.of(all, quota.capacity(now), config.longestGap())))
                .invoke(() -> validUntil = now.plus(config.every()))
                .replaceWithVoid();
    }
}
