package dev.ratiomesh.fleet.uploading.inbound.command;

import dev.ratiomesh.delivery.Backoff;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.UploadConfig;
import dev.ratiomesh.fleet.health.ChannelRanking;
import dev.ratiomesh.fleet.health.ChannelRanking.RankingWeights;
import dev.ratiomesh.fleet.uploading.UploadRequestValidator;
import dev.ratiomesh.fleet.uploading.decision.UploadPolicy;
import dev.ratiomesh.fleet.uploading.decision.UploadStateMachine;
import dev.ratiomesh.fleet.uploading.decision.VideoUpdatePolicy;
import dev.ratiomesh.fleet.uploading.source.SourcePolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The configuration as the decisions know it. */
@ApplicationScoped
class UploadBeans {
    private final FleetConfig all;
    private final UploadConfig config;

    UploadBeans(FleetConfig config) {
        this.all = config;
        this.config = config.uploads();
    }

    @Produces
    @Singleton
    UploadStateMachine machine() {
        UploadPolicy rules = new UploadPolicy(
                config.maxFileBytes(),
                config.channelRecheckInterval(),
                config.giveUpAfter(),
                config.publishMargin(),
                config.locateTimeout(),
                config.processingTimeout(),
                config.maxSessions(),
                config.maxAttempts(),
                new Backoff(config.retryBackoffInitial(), config.retryBackoffMax()),
                new Backoff(config.statusPollInitial(), config.statusPollMax()));
        return new UploadStateMachine(rules, new ChannelRanking(RankingWeights.of(all.ranking())));
    }

    @Produces
    @Singleton
    VideoUpdatePolicy updating() {
        return new VideoUpdatePolicy(
                config.channelRecheckInterval(),
                config.giveUpAfter(),
                new Backoff(config.retryBackoffInitial(), config.retryBackoffMax()));
    }

    @Produces
    @Singleton
    SourcePolicy origins() {
        return new SourcePolicy(config.folders(), config.hosts());
    }

    @Produces
    @Singleton
    UploadRequestValidator intake(SourcePolicy origins) {
        return new UploadRequestValidator(origins);
    }
}
