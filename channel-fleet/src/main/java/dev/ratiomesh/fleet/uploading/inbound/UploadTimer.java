package dev.ratiomesh.fleet.uploading.inbound;

import dev.ratiomesh.delivery.Isolated;
import dev.ratiomesh.delivery.Timer;
import dev.ratiomesh.delivery.Timers;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.UploadConfig;
import dev.ratiomesh.fleet.uploading.inbound.Beats.Beat;
import dev.ratiomesh.fleet.uploading.outbound.DueUploads;
import dev.ratiomesh.fleet.uploading.outbound.DueUploads.Claim;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * The timer of due uploads. It claims as many as it has free hands. Work on one takes as long as its file is large, so it is
 * not watched as a batch is; a transfer without a byte for long enough ends by itself.
 */
@ApplicationScoped
class UploadTimer {
    private static final Logger LOG = Logger.getLogger(UploadTimer.class);

    private final DueUploads due;
    private final UploadWork work;
    private final Beats beats;
    private final Isolated isolated;
    private final Clock clock;
    private final UploadConfig config;
    private final Timer timer;
    private final AtomicInteger busy = new AtomicInteger();

    UploadTimer(Claims claims, UploadWork work, Timers timers, Isolated isolated, FleetConfig config) {
        this.due = claims.due();
        this.beats = claims.beats();
        this.clock = claims.clock();
        this.work = work;
        this.isolated = isolated;
        this.config = config.uploads();
        this.timer = timers.watched("due-uploads", this.config.every(), this::look);
    }

    void start(@Observes StartupEvent starting) {
        timer.start();
    }

    void wake() {
        timer.wake();
    }

    private Uni<Boolean> look() {
        int free = config.batch() - busy.get();
        if (free <= 0) {
            return Uni.createFrom().item(false);
        }
        return due.claim(clock.instant(), free, config.lease()).map(claims -> {
            claims.forEach(this::begin);
            return false;
        });
    }

    private void begin(Claim claim) {
        busy.incrementAndGet();
        Beat beat = beats.of(claim);
        isolated.run(() -> work.on(claim, beat))
                .onTermination()
                .invoke(() -> {
                    beat.end();
                    busy.decrementAndGet();
                })
                .subscribe()
                .with(
                        done -> wake(),
                        // The lease ends by itself; whoever claims the upload then asks YouTube first how far it is.
                        failure -> LOG.errorf(failure, "Work on upload=%s is left to a later claim", claim.uploadId()));
    }
}
