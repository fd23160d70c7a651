package dev.ratiomesh.fleet.commenting.inbound;

import dev.ratiomesh.delivery.work.Backoff;
import dev.ratiomesh.fleet.CommentsConfig;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.commenting.Cadence;
import dev.ratiomesh.fleet.commenting.Looking;
import dev.ratiomesh.fleet.commenting.Replying;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/** The feature's decisions, as configured. */
@ApplicationScoped
class Rules {
    private final CommentsConfig config;
    private final Backoff pauses;
    private final Looking looking;
    private final Replying replying;
    private final Clock clock;

    Rules(FleetConfig fleet, Clock clock) {
        this.clock = clock;
        config = fleet.comments();
        pauses = new Backoff(config.firstPause(), config.longestPause());
        looking = new Looking(new Cadence(
                config.lookEvery(), config.lookAtLeastEvery(), config.offFor(), config.fullEvery(), pauses));
        Backoff looks = new Backoff(config.firstLook(), config.longestPause());
        replying = new Replying(new Replying.Patience(config.quiet(), looks, config.readBacks(), pauses));
    }

    Instant now() {
        return clock.instant();
    }

    CommentsConfig config() {
        return config;
    }

    Looking looking() {
        return looking;
    }

    Replying replying() {
        return replying;
    }

    Backoff pauses() {
        return pauses;
    }
}
