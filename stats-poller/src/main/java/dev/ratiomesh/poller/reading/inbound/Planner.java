package dev.ratiomesh.poller.reading.inbound;

import dev.ratiomesh.poller.PollerConfig;
import dev.ratiomesh.poller.reading.Plan;
import dev.ratiomesh.poller.reading.Rhythm;
import dev.ratiomesh.poller.reading.outbound.Ledger;
import dev.ratiomesh.poller.reading.outbound.Wishes;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Holds the plan in force. Every replica makes the same plan from the same tables, so none has to hand it out. */
@ApplicationScoped
class Planner {
    private final Ledger ledger;
    private final Wishes wishes;
    private final PollerConfig.Plan config;
    private final Rhythm rhythm;
    private volatile Plan plan;
    private volatile Instant validUntil = Instant.MIN;

    Planner(Ledger ledger, Wishes wishes, PollerConfig config) {
        this.ledger = ledger;
        this.wishes = wishes;
        this.config = config.plan();
        PollerConfig.Missing missing = config.missing();
        this.rhythm = new Rhythm(this.config.advertBoost(), missing.patience(), missing.retry(), missing.slow());
        this.plan = Plan.of(List.of(), 0, this.config.longestGap());
    }

    Plan plan() {
        return plan;
    }

    Rhythm rhythm() {
        return rhythm;
    }

    /** Takes over new wishes, and plans anew when there are any or the plan has grown old. */
    Uni<Void> refresh(Instant now) {
        return wishes.adopt(now)
                .chain(changed -> changed || !now.isBefore(validUntil)
                        ? make(now)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> make(Instant now) {
        return ledger.at(now)
                .chain(quota -> wishes.all(rhythm, now)
                        .invoke(all -> plan = Plan.of(all, quota.capacity(now), config.longestGap())))
                .invoke(() -> validUntil = now.plus(config.every()))
                .replaceWithVoid();
    }
}
