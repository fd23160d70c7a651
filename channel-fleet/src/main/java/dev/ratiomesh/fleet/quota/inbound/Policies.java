package dev.ratiomesh.fleet.quota.inbound;

import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.quota.QuotaPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The configured policy, for injection. */
@ApplicationScoped
class Policies {
    @Produces
    @Singleton
    QuotaPolicy policy(FleetConfig config) {
        return QuotaPolicy.of(config.quota());
    }
}
