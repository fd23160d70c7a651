package dev.ratiomesh.fleet.access.inbound;

import dev.ratiomesh.delivery.secrets.Keyring;
import dev.ratiomesh.fleet.FleetConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The configured keys. A bad one stops the start: a service that cannot open its tokens should not look healthy. */
@ApplicationScoped
class Keys {
    @Produces
    @Singleton
    Keyring keyring(FleetConfig config) {
        return Keyring.of(config.credentials(), "fleet.credentials");
    }
}
