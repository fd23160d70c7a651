package dev.ratiomesh.fleet.commenting.inbound;

import dev.ratiomesh.delivery.Timer;
import dev.ratiomesh.delivery.Timers;
import dev.ratiomesh.fleet.commenting.Claim;
import dev.ratiomesh.fleet.commenting.Claim.Kind;
import dev.ratiomesh.fleet.commenting.outbound.DueComments;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * The timer of due work. It claims as much of each kind as it has free hands, and each piece is worked on by itself, so
 * that videos with many comments hold up no reply.
 */
@ApplicationScoped
class DueTimer {
    private static final Logger LOG = Logger.getLogger(DueTimer.class);

    private final DueComments due;
    private final Pieces pieces;
    private final Rules rules;
    private final Timer timer;
    private final Map<Kind, AtomicInteger> busy = new EnumMap<>(Kind.class);

    DueTimer(DueComments due, Pieces pieces, Rules rules, Timers timers) {
        this.due = due;
        this.pieces = pieces;
        this.rules = rules;
        for (Kind kind : Kind.values()) {
            busy.put(kind, new AtomicInteger());
        }
        this.timer = timers.watched("due-comments", rules.config().every(), this::look);
    }

    void start(@Observes StartupEvent starting) {
        timer.start();
    }

    /** Looks for due work now. */
    void wake() {
        timer.wake();
    }

    private Uni<Boolean> look() {
        return Multi.createFrom()
                .items(Kind.values())
                .onItem()
                .transformToUniAndConcatenate(this::look)
                .collect()
                .asList()
                .map(found -> found.contains(true))
                // A look that fails is progress too: the lanes tell when the database is away for long.
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf("Due comments will be looked for again: %s", failure);
                    return false;
                });
    }

    /** True when there may be more of the kind. */
    private Uni<Boolean> look(Kind kind) {
        int free = rules.config().batch() - hands(kind).get();
        if (free <= 0) {
            return Uni.createFrom().item(false);
        }
        return due.claim(kind, rules.now(), free, rules.config().lease()).map(claims -> begin(kind, claims, free));
    }

    private boolean begin(Kind kind, List<Claim> claims, int free) {
        claims.forEach(claim -> begin(kind, claim));
        return claims.size() == free;
    }

    private void begin(Kind kind, Claim claim) {
        hands(kind).incrementAndGet();
        timer.work(() -> pieces.on(claim))
                .onTermination()
                .invoke(() -> hands(kind).decrementAndGet())
                .subscribe()
                .with(
                        done -> wake(),
                        // The lease ends by itself, and whoever claims it then looks at what was done before.
                        failure -> LOG.errorf(failure, "Work on %s=%s is left to a later claim", kind, claim.id()));
    }

    private AtomicInteger hands(Kind kind) {
        return Objects.requireNonNull(busy.get(kind));
    }
}
