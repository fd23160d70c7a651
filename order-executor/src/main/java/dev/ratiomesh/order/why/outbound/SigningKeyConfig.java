package dev.ratiomesh.order.why.outbound;

import dev.ratiomesh.order.OrderConfig;
import dev.ratiomesh.order.why.SigningKey;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Holds the configured signing key, read once at start. An unreadable key stops the start; its content never gets into a message. */
@ApplicationScoped
public class SigningKeyConfig {
    private static final Logger LOG = Logger.getLogger(SigningKeyConfig.class);

    private final Optional<SigningKey> key;

    SigningKeyConfig(OrderConfig config) {
        this.key = read(config.why().signingKey());
    }

    void logKey(@Observes StartupEvent starting) {
        key.ifPresentOrElse(
                signingKey -> LOG.infof(
                        "Explanations of orders are signed with key=%s",
                        signingKey.verifyingKey().keyId()),
                () -> LOG.info("Explanations of orders are not signed: orders.why.signing-key is not set"));
    }

    /** Returns the key; empty when none is configured. */
    public Optional<SigningKey> key() {
        return key;
    }

    static Optional<SigningKey> read(Optional<String> configured) {
        return configured.filter(text -> !text.isBlank()).map(text -> {
            try {
                return SigningKey.parse(text.contains("-----BEGIN") ? text : Files.readString(Path.of(text.strip())));
            } catch (IOException | RuntimeException e) {
                // The cause may quote the configured text, and that may be the key itself.
                throw new IllegalStateException("orders.why.signing-key: "
                        + (e instanceof IllegalArgumentException ? e.getMessage() : "the file cannot be read"));
            }
        });
    }
}
