package dev.ratiomesh.delivery.runtime;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Every key of the delivery kit, under {@code mesh.delivery}. */
@ConfigMapping(prefix = "mesh.delivery")
public interface DeliveryConfig {
    /** The most a payload may weigh, in bytes; more is a dead letter. Below the broker's own limit of 1 MiB. */
    @WithDefault("262144")
    int maxPayload();

    /** How long trouble that passes is retried in place before the channel fails and the process restarts. */
    @WithDefault("PT30S")
    Duration retryFor();

    /** A batch that is at work for longer, or a poll or timer tick that is older, counts as no progress. */
    @WithDefault("PT3M")
    Duration stalledAfter();

    /** How long a stopping service waits for batches at work. */
    @WithDefault("PT8S")
    Duration drainFor();

    /** Messages that share a transaction of the aggregate lane at most: enough to share an fsync, cheap to replay. */
    @WithDefault("500")
    int group();

    OutboxConfig outbox();

    /** How long the inbox remembers a message, and the outbox a sent one. Longer than any redelivery. */
    @WithDefault("P14D")
    Duration keep();

    /** The outbox and its relay. */
    interface OutboxConfig {
        /** Shards; each has one relay in all replicas at a time. Fixed once rows exist. */
        @WithDefault("4")
        int shards();

        /** Pause between looks for unsent rows; a commit in the same process wakes the relay at once. */
        @WithDefault("PT0.1S")
        Duration every();

        /** Rows sent at a time. */
        @WithDefault("1000")
        int batch();

        /** How long a relay that stopped renewing, at a third of this, keeps its shards. */
        @WithDefault("PT6S")
        Duration lease();

        /** Not ready when the oldest unsent row is older. */
        @WithDefault("PT30S")
        Duration unreadyAfter();
    }
}
