package dev.ratiomesh.fleet.health.outbound;

import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.health.HealthRules;
import dev.ratiomesh.fleet.health.Ranking;
import dev.ratiomesh.fleet.health.RankingWeights;
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
    Ranking ranking(FleetConfig config) {
        return new Ranking(RankingWeights.of(config.ranking()));
    }
}
