package dev.ratiomesh.delivery.runtime;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Configures the delivery kit under {@code mesh.delivery}. */
@ConfigMapping(prefix = "mesh.delivery")
public interface DeliveryConfig {
    /**
     * Maximum size of a payload in bytes; a larger one is a dead letter. Must stay below the broker's limit of 1 MiB.
     */
    @WithDefault("262144")
    int maxPayload();

    /** Duration for which a transient failure is retried in place before the channel fails and the process restarts. */
    @WithDefault("PT30S")
    Duration retryFor();

    /** Age from which a running batch, the last poll or the last timer tick counts as no progress. */
    @WithDefault("PT3M")
    Duration stalledAfter();

    /** Duration for which a stopping service waits for running batches. */
    @WithDefault("PT8S")
    Duration drainFor();

    /** Maximum number of messages in a transaction of the aggregate lane: enough to share an fsync, cheap to replay. */
    @WithDefault("500")
    int group();

    OutboxConfig outbox();

    /** Duration for which the inbox keeps handled messages and the outbox sent rows; longer than any redelivery. */
    @WithDefault("P14D")
    Duration keep();

    /** Configures the outbox and its relay. */
    interface OutboxConfig {
        /** Number of shards, each relayed by one replica at a time. Fixed once rows exist. */
        @WithDefault("4")
        int shards();

        /** Interval between two polls for unsent rows; a commit in the same process wakes the relay at once. */
        @WithDefault("PT0.1S")
        Duration every();

        /** Maximum number of rows in one batch. */
        @WithDefault("1000")
        int batch();

        /** Duration of the lease on shards, which is renewed after a third of it. */
        @WithDefault("PT6S")
        Duration lease();

        /** Age of the oldest unsent row from which the service is not ready. */
        @WithDefault("PT30S")
        Duration unreadyAfter();
    }
}
