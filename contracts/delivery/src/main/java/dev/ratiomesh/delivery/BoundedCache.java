package dev.ratiomesh.delivery;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A cache keeps one value a key, up to a maximum; beyond it the least recently used value is evicted. Thread-safe.
 *
 * <p>Caffeine, which Hibernate brings along, does not fit: it evicts by frequency and cannot keep a value for as long
 * as it is in use.
 */
public final class BoundedCache<K, V> {
    private final Map<K, V> values;

    /** @param maxEntries maximum number of values, 1 or more */
    public BoundedCache(int maxEntries) {
        this(maxEntries, value -> true);
    }

    /**
     * Makes a cache whose values may be in use.
     *
     * @param maxEntries maximum number of values, 1 or more; exceeded while the value to evict is in use
     * @param evictable false for a value that is in use and must stay
     */
    public BoundedCache(int maxEntries, Predicate<V> evictable) {
        this.values = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > maxEntries && evictable.test(eldest.getValue());
            }
        };
    }

    /** Returns the key's value, creating it if there is none. */
    public synchronized V get(K key, Function<K, V> create) {
        return values.computeIfAbsent(key, create);
    }

    /** Returns the key's value, empty if there is none; counts as a use of the value. */
    public synchronized Optional<V> find(K key) {
        return Optional.ofNullable(values.get(key));
    }

    /** Counts the values. */
    public synchronized int size() {
        return values.size();
    }
}
