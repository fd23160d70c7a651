package dev.ratiomesh.sandbox.youtube.quota;

/** Names the daily quota buckets of a Google Cloud project, with Google's metric names. */
public enum QuotaMetric {
    BATCH_GET_STATS("Videos Batch Get Stats"),
    POOL("Queries"),
    SEARCH("Search Queries"),
    UPLOADS("Video Uploads");

    private final String metric;

    QuotaMetric(String metric) {
        this.metric = metric;
    }

    public String metric() {
        return metric;
    }
}
