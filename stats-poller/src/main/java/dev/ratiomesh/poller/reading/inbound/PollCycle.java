package dev.ratiomesh.poller.reading.inbound;

import dev.ratiomesh.poller.PollerConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** One look at what is due: takes over new wishes, then calls until nothing is due or nothing may be called. */
@ApplicationScoped
class PollCycle {
    private final PollPlanner planner;
    private final PollStep step;
    private final Clock clock;
    private final int most;

    PollCycle(PollPlanner planner, PollStep step, Clock clock, PollerConfig config) {
        this.planner = planner;
        this.step = step;
        this.clock = clock;
        this.most = config.callsARound();
    }

    Uni<Void> run() {
        return Uni.createFrom().deferred(() -> planner.refresh(clock.instant())).chain(() -> steps(most));
    }

    private Uni<Void> steps(int left) {
        return left == 0
                ? Uni.createFrom().voidItem()
                : step.run(clock.instant())
                        .chain(more -> more ? steps(left - 1) : Uni.createFrom().voidItem());
    }
}
