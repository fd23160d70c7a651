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

    private final Map<String, KeyDelay> waits = new ConcurrentHashMap<>();
    private final int most;
    private final LongSupplier nanos;

    KeyBackoff(int most, LongSupplier nanos) {
        this.most = most;
        this.nanos = nanos;
    }

    private record KeyDelay(int failures, long until) {}

    void failed(String key) {
        KeyDelay last = waits.get(key);
        int before = last == null ? 0 : last.failures();
        waits.put(
                key,
                new KeyDelay(
                        before + 1, nanos.getAsLong() + BACKOFF.delay(before).toNanos()));
    }

    void sent(String key) {
        waits.remove(key);
    }

    /** The keys not to be tried now. */
    String[] keys() {
        long now = nanos.getAsLong();
        return waits.entrySet().stream()
                .filter(wait -> wait.getValue().until() - now > 0)
                .map(Map.Entry::getKey)
                .toArray(String[]::new);
    }

    void clear() {
        waits.clear();
    }

    boolean isTooMany() {
        return keys().length >= most;
    }

    int size() {
        return waits.size();
    }
}
