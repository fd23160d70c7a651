package dev.ratiomesh.fleet.health.outbound;

import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.health.ChannelRanking;
import dev.ratiomesh.fleet.health.ChannelRanking.RankingWeights;
import dev.ratiomesh.fleet.health.HealthRules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The configured rules, for injection. */
@ApplicationScoped
class Rules {
    @Produces
    @Singleton
    HealthRules health(FleetConfig config) {
        return HealthRules.of(config.health());
    }

    @Produces
    @Singleton
    ChannelRanking ranking(FleetConfig config) {
        return new ChannelRanking(RankingWeights.of(config.ranking()));
    }
}
