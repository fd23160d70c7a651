package dev.ratiomesh.fleet.reporting;

/**
 * The subject of a report: a channel, or one of its videos.
 *
 * @param videoId empty for the channel as a whole
 */
public record ReportSubject(String channelId, String tenantId, String videoId) {
    /** Returns the filter of the Analytics API; empty for the channel as a whole. */
    public String filter() {
        return videoId.isEmpty() ? "" : "video==" + videoId;
    }
}
