package dev.ratiomesh.delivery.store;

import dev.ratiomesh.delivery.Backoff;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Keys whose event could not be sent. Each waits for itself, longer after each attempt; the others go on. When too many
 * wait, the trouble is not with the keys and nothing is tried until the first wait is over. Changed
 * by one thread.
 */
final class KeyBackoff {
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));

    private final Map<String, KeyDelay> delays = new ConcurrentHashMap<>();
    private final int maxKeys;
    private final LongSupplier nanos;

    KeyBackoff(int most, LongSupplier nanos) {
        this.maxKeys = most;
        this.nanos = nanos;
    }

    private record KeyDelay(int failures, long untilNanos) {}

    void failed(String key) {
        KeyDelay last = delays.get(key);
        int before = last == null ? 0 : last.failures();
        delays.put(
                key,
                new KeyDelay(
                        before + 1, nanos.getAsLong() + BACKOFF.delay(before).toNanos()));
    }

    void sent(String key) {
        delays.remove(key);
    }

    /** The keys not to be tried now. */
    String[] waitingKeys() {
        long now = nanos.getAsLong();
        return delays.entrySet().stream()
                .filter(wait -> wait.getValue().untilNanos() - now > 0)
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
