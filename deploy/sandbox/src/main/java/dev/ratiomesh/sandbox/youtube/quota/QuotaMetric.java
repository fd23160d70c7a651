package dev.ratiomesh.sandbox.youtube.quota;

/** The daily quota buckets of a Google Cloud project, with the name Google's metric has. */
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
