package dev.ratiomesh.fleet.uploading.inbound;

import dev.ratiomesh.delivery.work.Backoff;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.UploadConfig;
import dev.ratiomesh.fleet.health.Ranking;
import dev.ratiomesh.fleet.health.RankingWeights;
import dev.ratiomesh.fleet.uploading.Intake;
import dev.ratiomesh.fleet.uploading.Machine;
import dev.ratiomesh.fleet.uploading.Origins;
import dev.ratiomesh.fleet.uploading.Rules;
import dev.ratiomesh.fleet.uploading.Updating;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The configuration as the decisions know it. */
@ApplicationScoped
class Configured {
    private final FleetConfig all;
    private final UploadConfig config;

    Configured(FleetConfig config) {
        this.all = config;
        this.config = config.uploads();
    }

    @Produces
    @Singleton
    Machine machine() {
        Rules rules = new Rules(
                config.largest(),
                config.recheck(),
                config.giveUpAfter(),
                config.publishMargin(),
                config.findFor(),
                config.processFor(),
                config.sessions(),
                config.tries(),
                new Backoff(config.firstPause(), config.longestPause()),
                new Backoff(config.firstLook(), config.longestLook()));
        return new Machine(rules, new Ranking(RankingWeights.of(all.ranking())));
    }

    @Produces
    @Singleton
    Updating updating() {
        return new Updating(
                config.recheck(), config.giveUpAfter(), new Backoff(config.firstPause(), config.longestPause()));
    }

    @Produces
    @Singleton
    Origins origins() {
        return new Origins(config.folders(), config.hosts());
    }

    @Produces
    @Singleton
    Intake intake(Origins origins) {
        return new Intake(origins);
    }
}
