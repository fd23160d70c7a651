package dev.ratiomesh.order.placing.inbound;

import dev.ratiomesh.delivery.secrets.Keyring;
import dev.ratiomesh.order.OrderConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The configured keys. A bad one stops the start: a service that cannot open its tokens should not look healthy. */
@ApplicationScoped
class Keys {
    @Produces
    @Singleton
    Keyring keyring(OrderConfig config) {
        return Keyring.of(config.credentials(), "orders.credentials");
    }
}
