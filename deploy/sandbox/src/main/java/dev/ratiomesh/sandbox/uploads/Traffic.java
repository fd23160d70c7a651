package dev.ratiomesh.sandbox.uploads;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How often each video's upload began, and how many bytes came for it: what a client sent twice shows here. */
public final class Traffic {
    private static final int MOST = 20_000;

    private final Map<String, Count> counts = new LinkedHashMap<>();

    /** Beginnings and bytes of the uploads of one title to one channel. */
    public static final class Count {
        private final String channelId;
        private final String title;
        private long begun;
        private long bytes;

        private Count(String channelId, String title) {
            this.channelId = channelId;
            this.title = title;
        }

        public String channelId() {
            return channelId;
        }

        public String title() {
            return title;
        }

        /** Sessions and requests that brought a whole file. */
        public long begun() {
            return begun;
        }

        public long bytes() {
            return bytes;
        }

        void add(long more) {
            bytes += more;
        }
    }

    /** Oldest first. */
    public List<Count> all() {
        return List.copyOf(counts.values());
    }

    Count begin(String channelId, String title) {
        String key = channelId + " " + title;
        Count count = counts.containsKey(key) || counts.size() < MOST
                ? counts.computeIfAbsent(key, absent -> new Count(channelId, title))
                : new Count(channelId, title);
        count.begun++;
        return count;
    }
}
