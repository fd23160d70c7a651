package dev.ratiomesh.sandbox.youtube;

/** The daily quota buckets of a Google Cloud project, with the name Google's metric has. */
public enum Bucket {
    BATCH_GET_STATS("Videos Batch Get Stats"),
    POOL("Queries"),
    SEARCH("Search Queries"),
    UPLOADS("Video Uploads");

    private final String metric;

    Bucket(String metric) {
        this.metric = metric;
    }

    String metric() {
        return metric;
    }

    static Bucket of(String path) {
        if (path.equals(YouTube.BATCH_GET_STATS_PATH)) {
            return BATCH_GET_STATS;
        }
        if (path.equals("/youtube/v3/search")) {
            return SEARCH;
        }
        return path.startsWith("/upload/") ? UPLOADS : POOL;
    }
}
