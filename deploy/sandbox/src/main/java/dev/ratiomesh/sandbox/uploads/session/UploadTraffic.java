package dev.ratiomesh.sandbox.uploads.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts how often each video's upload began, and the bytes that came for it: a client that sends twice shows here. */
public final class UploadTraffic {
    private static final int MAX_TITLES = 20_000;

    private final Map<String, TitleTraffic> counts = new LinkedHashMap<>();

    /** Counts starts and bytes of the uploads of one title to one channel. */
    public static final class TitleTraffic {
        private final String channelId;
        private final String title;
        private long begun;
        private long bytes;

        private TitleTraffic(String channelId, String title) {
            this.channelId = channelId;
            this.title = title;
        }

        public String channelId() {
            return channelId;
        }

        public String title() {
            return title;
        }

        /** Returns the number of sessions and of requests that brought a whole file. */
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

    /** Returns all counters, oldest first. */
    public List<TitleTraffic> all() {
        return List.copyOf(counts.values());
    }

    public TitleTraffic begin(String channelId, String title) {
        String key = channelId + " " + title;
        TitleTraffic count = counts.containsKey(key) || counts.size() < MAX_TITLES
                ? counts.computeIfAbsent(key, absent -> new TitleTraffic(channelId, title))
                : new TitleTraffic(channelId, title);
        count.begun++;
        return count;
    }
}
