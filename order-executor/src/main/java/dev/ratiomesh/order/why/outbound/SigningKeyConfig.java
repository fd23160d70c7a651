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

/** The configured key, read once at start; one that cannot be read stops the start, by name and never by content. */
@ApplicationScoped
public class SigningKeyConfig {
    private static final Logger LOG = Logger.getLogger(SigningKeyConfig.class);

    private final Optional<SigningKey> key;

    SigningKeyConfig(OrderConfig config) {
        this.key = read(config.why().signingKey());
    }

    void logKey(@Observes StartupEvent starting) {
        key.ifPresentOrElse(
                own -> LOG.infof(
                        "Explanations of orders are signed with key=%s",
                        own.verifyingKey().keyId()),
                () -> LOG.info("Explanations of orders are not signed: orders.why.signing-key is not set"));
    }

    /** Empty when none is configured. */
    public Optional<SigningKey> key() {
        return key;
    }

    static Optional<SigningKey> read(Optional<String> configured) {
        return configured.filter(text -> !text.isBlank()).map(text -> {
            try {
                return SigningKey.parse(text.contains("-----BEGIN") ? text : Files.readString(Path.of(text.strip())));
            } catch (IOException | RuntimeException e) {
                // The cause may quote what was configured, and that may be the key itself.
                throw new IllegalStateException("orders.why.signing-key: "
                        + (e instanceof IllegalArgumentException ? e.getMessage() : "the file cannot be read"));
            }
        });
    }
}
