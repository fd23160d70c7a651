package dev.ratiomesh.fleet.commenting.inbound;

import dev.ratiomesh.delivery.Backoff;
import dev.ratiomesh.fleet.CommentsConfig;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.commenting.PollCadence;
import dev.ratiomesh.fleet.commenting.ReplyPolicy;
import dev.ratiomesh.fleet.commenting.WatchPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Produces the policies of watched videos and replies from the configuration. */
@ApplicationScoped
class CommentBeans {
    private final CommentsConfig config;

    CommentBeans(FleetConfig config) {
        this.config = config.comments();
    }

    @Produces
    @Singleton
    WatchPolicy watchPolicy() {
        return new WatchPolicy(new PollCadence(
                config.pollIntervalMin(),
                config.pollIntervalMax(),
                config.disabledRecheck(),
                config.fullScanInterval(),
                failureBackoff()));
    }

    @Produces
    @Singleton
    ReplyPolicy replyPolicy() {
        Backoff lookupBackoff = new Backoff(config.replyLookupInitial(), config.retryBackoffMax());
        return new ReplyPolicy(new ReplyPolicy.ReplyTimeouts(
                config.absenceDelay(), lookupBackoff, config.readBacks(), failureBackoff()));
    }

    private Backoff failureBackoff() {
        return new Backoff(config.retryBackoffInitial(), config.retryBackoffMax());
    }
}
