package dev.ratiomesh.order.placing.outbound;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** One thing for each of many keys, bounded: beyond the most, the one that was longest not asked for is forgotten. */
final class Recent<K, V> {
    private final Map<K, V> held;

    Recent(int most) {
        this.held = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    synchronized V of(K key, Function<K, V> make) {
        return held.computeIfAbsent(key, make);
    }

    synchronized int size() {
        return held.size();
    }
}
