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

/** Produces the state machine, the policies and the validator of uploads from the configuration. */
@ApplicationScoped
class UploadBeans {
    private final FleetConfig fleetConfig;
    private final UploadConfig config;

    UploadBeans(FleetConfig config) {
        this.fleetConfig = config;
        this.config = config.uploads();
    }

    @Produces
    @Singleton
    UploadStateMachine stateMachine() {
        UploadPolicy policy = new UploadPolicy(
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
        return new UploadStateMachine(policy, new ChannelRanking(RankingWeights.of(fleetConfig.ranking())));
    }

    @Produces
    @Singleton
    VideoUpdatePolicy videoUpdatePolicy() {
        return new VideoUpdatePolicy(
                config.channelRecheckInterval(),
                config.giveUpAfter(),
                new Backoff(config.retryBackoffInitial(), config.retryBackoffMax()));
    }

    @Produces
    @Singleton
    SourcePolicy sourcePolicy() {
        return new SourcePolicy(config.folders(), config.hosts());
    }

    @Produces
    @Singleton
    UploadRequestValidator requestValidator(SourcePolicy sourcePolicy) {
        return new UploadRequestValidator(sourcePolicy);
    }
}
