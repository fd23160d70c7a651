package dev.ratiomesh.fleet.uploading.inbound;

import dev.ratiomesh.delivery.Timer;
import dev.ratiomesh.delivery.Timers;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.UploadConfig;
import dev.ratiomesh.fleet.uploading.outbound.VideoChanges;
import dev.ratiomesh.fleet.uploading.outbound.VideoChanges.Change;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import org.jboss.logging.Logger;

/** The timer of changes that are due. */
@ApplicationScoped
class ChangeTimer {
    private static final Logger LOG = Logger.getLogger(ChangeTimer.class);

    private final VideoChanges changes;
    private final ChangeWork work;
    private final Clock clock;
    private final UploadConfig config;
    private final Timer timer;

    ChangeTimer(VideoChanges changes, ChangeWork work, Clock clock, Timers timers, FleetConfig config) {
        this.changes = changes;
        this.work = work;
        this.clock = clock;
        this.config = config.uploads();
        this.timer = timers.watched("video-changes", this.config.every(), this::look);
    }

    void start(@Observes StartupEvent starting) {
        timer.start();
    }

    void wake() {
        timer.wake();
    }

    private Uni<Boolean> look() {
        return changes.claim(clock.instant(), config.batch(), config.lease()).map(claims -> {
            claims.forEach(this::begin);
            return false;
        });
    }

    private void begin(Change change) {
        timer.work(() -> work.on(change))
                .subscribe()
                .with(
                        done -> wake(),
                        // The lease ends by itself, and the video is read anew.
                        failure -> LOG.errorf(failure, "Change %s is left to a later claim", change.id()));
    }
}
