package dev.ratiomesh.fleet.reporting;

/**
 * What a report is about.
 *
 * @param videoId empty for the channel as a whole
 */
public record ReportSubject(String channelId, String tenantId, String videoId) {
    /** The filter of the Analytics API; empty for the channel as a whole. */
    public String filter() {
        return videoId.isEmpty() ? "" : "video==" + videoId;
    }
}
