package dev.ratiomesh.sandbox.youtube;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Counts how often each video was read. Ids beyond the limit count in the total only. */
public final class ReadCount {
    private static final int MAX_IDS = 50_000;

    private final Map<String, Long> byVideo = new LinkedHashMap<>();
    private long total;

    void add(Set<String> ids) {
        total += ids.size();
        for (String id : ids) {
            if (byVideo.containsKey(id) || byVideo.size() < MAX_IDS) {
                byVideo.merge(id, 1L, Long::sum);
            }
        }
    }

    public long total() {
        return total;
    }

    public Map<String, Long> byVideo() {
        return Map.copyOf(byVideo);
    }
}
