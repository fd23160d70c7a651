package dev.ratiomesh.fleet.commenting.inbound;

import dev.ratiomesh.delivery.Backoff;
import dev.ratiomesh.fleet.CommentsConfig;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.commenting.PollCadence;
import dev.ratiomesh.fleet.commenting.ReplyPolicy;
import dev.ratiomesh.fleet.commenting.WatchPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/** The feature's decisions, as configured. */
@ApplicationScoped
class CommentBeans {
    private final CommentsConfig config;
    private final Backoff pauses;
    private final WatchPolicy looking;
    private final ReplyPolicy replying;
    private final Clock clock;

    CommentBeans(FleetConfig fleet, Clock clock) {
        this.clock = clock;
        config = fleet.comments();
        pauses = new Backoff(config.retryBackoffInitial(), config.retryBackoffMax());
        looking = new WatchPolicy(new PollCadence(
                config.pollIntervalMin(),
                config.pollIntervalMax(),
                config.disabledRecheck(),
                config.fullScanInterval(),
                pauses));
        Backoff looks = new Backoff(config.replyLookupInitial(), config.retryBackoffMax());
        replying = new ReplyPolicy(
                new ReplyPolicy.ReplyTimeouts(config.absenceDelay(), looks, config.readBacks(), pauses));
    }

    Instant now() {
        return clock.instant();
    }

    CommentsConfig config() {
        return config;
    }

    WatchPolicy looking() {
        return looking;
    }

    ReplyPolicy replying() {
        return replying;
    }

    Backoff pauses() {
        return pauses;
    }
}
