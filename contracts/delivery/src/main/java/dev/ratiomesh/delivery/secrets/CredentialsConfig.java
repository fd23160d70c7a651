package dev.ratiomesh.delivery.secrets;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Configures the encryption of stored tokens, as part of a service's configuration, for example {@code
 * orders.credentials}.
 */
public interface CredentialsConfig {
    /** AES-256 keys by their id: Base64 of 32 bytes, or {@code file:/path} of a file with that text. */
    Map<String, String> keys();

    /**
     * The id of the key that encrypts new tokens; without one no token can be stored. After a change the rows of other
     * keys are encrypted again with the new one; keep the old keys configured until the log says that no row is left.
     */
    Optional<String> activeKey();

    /** Interval between two polls for rows of other keys. */
    @WithDefault("PT1M")
    Duration resealEvery();

    /** Number of rows that one poll encrypts again, 1 to 1000. */
    @WithDefault("100")
    int resealBatch();
}
