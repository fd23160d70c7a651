package dev.ratiomesh.order.placing.inbound;

import dev.ratiomesh.delivery.Progress;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** What the timer of due work runs on. */
@ApplicationScoped
class Hands {
    private static final String NAME = "due-orders";

    private final Vertx vertx;
    private final Isolated isolated;
    private final Progress progress;
    private final Clock clock;

    Hands(Vertx vertx, Isolated isolated, Progress progress, Clock clock) {
        this.vertx = vertx;
        this.isolated = isolated;
        this.progress = progress;
        this.clock = clock;
    }

    void every(Duration pause, Runnable look) {
        vertx.setPeriodic(pause.toMillis(), ignored -> look.run());
    }

    /** On a context that is shared with nobody. */
    <T> Uni<T> alone(Supplier<Uni<T>> work) {
        return isolated.run(work);
    }

    /** Work begins; the graceful stop waits for its end. */
    Progress.Work begin() {
        return progress.begin(NAME);
    }

    /** The timer did its round. */
    void tick() {
        progress.tick(NAME);
    }

    Instant now() {
        return clock.instant();
    }
}
