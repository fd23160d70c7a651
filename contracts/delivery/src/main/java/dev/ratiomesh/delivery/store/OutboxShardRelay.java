package dev.ratiomesh.delivery.store;

import dev.ratiomesh.delivery.Backoff;
import dev.ratiomesh.delivery.DeliveryMeters;
import dev.ratiomesh.delivery.DeliveryMeters.SendOutcome;
import dev.ratiomesh.delivery.Publisher;
import dev.ratiomesh.delivery.runtime.CrashPoint;
import dev.ratiomesh.delivery.runtime.ProgressTracker;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Relays one shard: reads a batch of rows, sends them and marks those that the broker has acknowledged. At most one
 * event of a key is in flight: a later one may arrive only after the earlier one, which a pipeline does not guarantee
 * when the earlier one fails. Confined to one thread.
 */
final class OutboxShardRelay {
    private static final Logger LOG = Logger.getLogger(OutboxShardRelay.class);

    private final int shard;
    private final OutboxSql rows;
    private final OutboxLease lease;
    private final Publisher publisher;
    private final RelaySettings settings;
    private final KeyBackoff keyBackoff;

    OutboxShardRelay(int shard, OutboxSql rows, OutboxLease lease, Publisher publisher, RelaySettings settings) {
        this.shard = shard;
        this.rows = rows;
        this.lease = lease;
        this.publisher = publisher;
        this.settings = settings;
        this.keyBackoff = new KeyBackoff(settings.batch(), System::nanoTime);
    }

    /** The settings and meters that the relays of all shards share. */
    record RelaySettings(int batch, ProgressTracker progress, DeliveryMeters meters) {}

    int keysHeldBack() {
        return keyBackoff.size();
    }

    /** Sends batch after batch, for as long as they are full and some of their rows can be sent. */
    Uni<Void> run() {
        OptionalLong epoch = lease.epoch(shard);
        if (epoch.isEmpty()) {
            keyBackoff.clear();
        }
        if (epoch.isEmpty() || keyBackoff.isFull()) {
            return Uni.createFrom().voidItem();
        }
        ProgressTracker.BatchProgress work = settings.progress().begin("outbox-relay-" + shard);
        return sendBatch(epoch.getAsLong())
                .onTermination()
                .invoke(work::end)
                .chain(more -> more ? run() : Uni.createFrom().voidItem());
    }

    private Uni<Boolean> sendBatch(long epoch) {
        return rows.unsent(shard, settings.batch(), keyBackoff.waitingKeys()).chain(batch -> send(batch)
                .chain(sent -> mark(sent, epoch))
                .map(marked -> marked > 0 && batch.size() == settings.batch()));
    }

    private Uni<Integer> mark(List<UUID> sent, long epoch) {
        if (sent.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        CrashPoint.reached(CrashPoint.SENT_BEFORE_MARK);
        return rows.mark(sent.toArray(UUID[]::new), shard, lease.owner(), epoch).invoke(marked -> {
            settings.meters().outboxRows(SendOutcome.SENT, marked);
            settings.meters().outboxRows(SendOutcome.UNMARKED, sent.size() - marked);
            if (marked == 0) {
                lease.markLost(shard);
            }
        });
    }

    private Uni<List<UUID>> send(List<OutboxSql.Unsent> batch) {
        List<UUID> sent = new ArrayList<>(batch.size());
        return sendWaves(batch, new HashSet<>(), sent).replaceWith(sent);
    }

    /** Sends the first event of each key, then the first of each key among the rest, and so on. */
    private Uni<Void> sendWaves(List<OutboxSql.Unsent> left, Set<String> stopped, List<UUID> sent) {
        // The lease may have ended: the shard's next relay sends the rest.
        if (left.isEmpty() || lease.epoch(shard).isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Map<String, OutboxSql.Unsent> wave = new LinkedHashMap<>();
        List<OutboxSql.Unsent> later = new ArrayList<>();
        for (OutboxSql.Unsent row : left) {
            if (wave.putIfAbsent(row.key(), row) != null) {
                later.add(row);
            }
        }
        return sendWave(List.copyOf(wave.values()), stopped, sent)
                .chain(() -> sendWaves(
                        later.stream()
                                .filter(row -> !stopped.contains(row.key()))
                                .toList(),
                        stopped,
                        sent));
    }

    private Uni<Void> sendWave(List<OutboxSql.Unsent> wave, Set<String> stopped, List<UUID> sent) {
        return publisher
                .sendEach(wave.stream().map(OutboxSql.Unsent::record).toList())
                .invoke(failures -> {
                    for (int i = 0; i < wave.size(); i++) {
                        recordOutcome(wave.get(i), failures.get(i), stopped, sent);
                    }
                })
                .replaceWithVoid();
    }

    private void recordOutcome(
            OutboxSql.Unsent row, @Nullable Exception failure, Set<String> stopped, List<UUID> sent) {
        if (failure == null) {
            keyBackoff.sent(row.key());
            sent.add(row.id());
            return;
        }
        stopped.add(row.key());
        keyBackoff.failed(row.key());
        settings.meters().outboxRows(SendOutcome.FAILED, 1);
        LOG.warnf("Outbox key held back topic=%s key=%s cause=%s", row.record().topic(), row.key(), failure);
    }

    /**
     * The keys whose events could not be sent, each with its own growing delay; events of other keys are still sent. When
     * too many keys delay, the broker and not the keys is at fault, and nothing is sent until the first delay is over.
     * Changed by one thread only.
     */
    static final class KeyBackoff {
        private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));

        private final Map<String, KeyDelay> delays = new ConcurrentHashMap<>();
        private final int maxKeys;
        private final LongSupplier nanos;

        KeyBackoff(int maxKeys, LongSupplier nanos) {
            this.maxKeys = maxKeys;
            this.nanos = nanos;
        }

        private record KeyDelay(int failures, long untilNanos) {}

        void failed(String key) {
            KeyDelay last = delays.get(key);
            int earlierFailures = last == null ? 0 : last.failures();
            delays.put(
                    key,
                    new KeyDelay(
                            earlierFailures + 1,
                            nanos.getAsLong() + BACKOFF.delay(earlierFailures).toNanos()));
        }

        void sent(String key) {
            delays.remove(key);
        }

        /** Returns the keys whose delay is not over yet. */
        String[] waitingKeys() {
            long now = nanos.getAsLong();
            return delays.entrySet().stream()
                    .filter(delay -> delay.getValue().untilNanos() - now > 0)
                    .map(Map.Entry::getKey)
                    .toArray(String[]::new);
        }

        void clear() {
            delays.clear();
        }

        boolean isFull() {
            return waitingKeys().length >= maxKeys;
        }

        int size() {
            return delays.size();
        }
    }
}
