package dev.ratiomesh.delivery;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A cache keeps one value for each of many keys, up to a maximum; beyond it the one that was longest not asked for goes.
 *
 * <p>Caffeine, which Hibernate brings along, does not fit: it evicts by frequency and cannot keep a value just as long as it
 * is in use.
 */
public final class BoundedCache<K, V> {
    private final Map<K, V> values;

    /** @param maxEntries values at most, 1 or more */
    public BoundedCache(int maxEntries) {
        this(maxEntries, value -> true);
    }

    /**
     * A cache with values that may be in use.
     *
     * @param maxEntries values at most, 1 or more; exceeded while the value that should go is in use
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

    /** Returns the key's value, made now if there is none. */
    public synchronized V get(K key, Function<K, V> create) {
        return values.computeIfAbsent(key, create);
    }

    /** Returns the key's value, empty if there is none; counts as asking for it. */
    public synchronized Optional<V> find(K key) {
        return Optional.ofNullable(values.get(key));
    }

    /** Counts the values. */
    public synchronized int size() {
        return values.size();
    }
}
