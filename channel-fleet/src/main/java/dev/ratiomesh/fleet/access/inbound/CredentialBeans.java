package dev.ratiomesh.fleet.access.inbound;

import dev.ratiomesh.delivery.runtime.PollingTimers;
import dev.ratiomesh.delivery.secrets.KeyRotation;
import dev.ratiomesh.delivery.secrets.Keyring;
import dev.ratiomesh.delivery.secrets.SealedRows;
import dev.ratiomesh.fleet.FleetConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * Produces the keyring and the key rotation from configuration. An invalid key stops the start, because a service that
 * cannot decrypt its tokens must not look healthy.
 */
@ApplicationScoped
class CredentialBeans {
    @Produces
    @Singleton
    Keyring keyring(FleetConfig config) {
        return Keyring.of(config.credentials(), "fleet.credentials");
    }

    @Produces
    @Singleton
    KeyRotation<String> rotation(Keyring keys, FleetConfig config, SealedRows<String> rows) {
        return new KeyRotation<>(keys, config.credentials(), rows);
    }

    void start(@Observes StartupEvent starting, PollingTimers timers, KeyRotation<String> rotation) {
        rotation.start(timers);
    }
}
