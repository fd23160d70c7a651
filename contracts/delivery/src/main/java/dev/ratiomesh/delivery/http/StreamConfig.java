package dev.ratiomesh.delivery.http;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** A live stream, as part of a service's configuration. */
public interface StreamConfig {
    /** Pause between looks for changes. */
    @WithDefault("PT0.3S")
    Duration pollInterval();

    /** A comment that keeps idle connections open. */
    @WithDefault("PT15S")
    Duration heartbeat();

    /** Open streams of one replica at most. */
    @WithDefault("200")
    int connections();

    /** A stream ends after so long; its listener comes back, and its token is looked at again. */
    @WithDefault("PT1H")
    Duration longest();
}
