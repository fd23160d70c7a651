package dev.ratiomesh.delivery.http;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Configures a live stream, as part of a service's configuration. */
public interface StreamConfig {
    /** Interval between two polls for changes. */
    @WithDefault("PT0.3S")
    Duration pollInterval();

    /** Interval of the comment that keeps idle connections open. */
    @WithDefault("PT15S")
    Duration heartbeat();

    /** Maximum number of open streams of one replica. */
    @WithDefault("200")
    int connections();

    /** Maximum duration of a stream; the listener then reconnects, and its token is validated again. */
    @WithDefault("PT1H")
    Duration longest();
}
