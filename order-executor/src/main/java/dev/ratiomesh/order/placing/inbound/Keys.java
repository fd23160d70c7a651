package dev.ratiomesh.order.placing.inbound;

import dev.ratiomesh.order.CredentialsConfig;
import dev.ratiomesh.order.OrderConfig;
import dev.ratiomesh.order.credentials.KeyText;
import dev.ratiomesh.order.credentials.Keyring;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.SecretKey;

/** The configured keys. A bad one stops the start: a service that cannot open its tokens should not look healthy. */
@ApplicationScoped
class Keys {
    @Produces
    @Singleton
    Keyring keyring(OrderConfig config) {
        CredentialsConfig credentials = config.credentials();
        Map<String, SecretKey> keys = new TreeMap<>();
        credentials.keys().forEach((id, text) -> keys.put(id, KeyText.read(id, text)));
        return new Keyring(keys, credentials.activeKey());
    }
}
