package dev.ratiomesh.order.placing.inbound;

import dev.ratiomesh.delivery.runtime.PollingTimers;
import dev.ratiomesh.delivery.secrets.KeyRotation;
import dev.ratiomesh.delivery.secrets.Keyring;
import dev.ratiomesh.delivery.secrets.SealedRows;
import dev.ratiomesh.order.OrderConfig;
import dev.ratiomesh.order.placing.outbound.credentials.ProviderAccountId;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The configured keys become beans. A bad one stops the start: a service that cannot open its tokens should not look healthy. */
@ApplicationScoped
class CredentialBeans {
    @Produces
    @Singleton
    Keyring keyring(OrderConfig config) {
        return Keyring.of(config.credentials(), "orders.credentials");
    }

    @Produces
    @Singleton
    KeyRotation<ProviderAccountId> rotation(Keyring keys, OrderConfig config, SealedRows<ProviderAccountId> rows) {
        return new KeyRotation<>(keys, config.credentials(), rows);
    }

    void start(@Observes StartupEvent starting, PollingTimers timers, KeyRotation<ProviderAccountId> rotation) {
        rotation.start(timers);
    }
}
