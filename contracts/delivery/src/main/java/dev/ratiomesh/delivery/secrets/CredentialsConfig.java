package dev.ratiomesh.delivery.secrets;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How tokens are kept: a part of the service's own configuration, for example under {@code orders.credentials}. */
public interface CredentialsConfig {
    /** AES-256 keys by their id: Base64 of 32 bytes, or {@code file:/path} of a file with that text. */
    Map<String, String> keys();

    /**
     * The key with which tokens are stored; without one none can be. After a change of it the rows of the other keys are
     * encrypted anew; keep those until the log says that none is left.
     */
    Optional<String> activeKey();

    /** How often rows of other keys are looked for. */
    @WithDefault("PT1M")
    Duration resealEvery();

    /** Rows that are encrypted anew at one look, 1 to 1000. */
    @WithDefault("100")
    int resealBatch();
}
