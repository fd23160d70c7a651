package dev.ratiomesh.delivery.store;

import dev.ratiomesh.delivery.Backoff;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * The keys whose events could not be sent, each with its own growing delay; events of other keys are still sent. When
 * too many keys delay, the broker and not the keys is at fault, and nothing is sent until the first delay is over.
 * Changed by one thread only.
 */
final class KeyBackoff {
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
