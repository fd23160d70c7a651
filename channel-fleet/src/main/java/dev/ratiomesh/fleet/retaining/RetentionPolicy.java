package dev.ratiomesh.fleet.retaining;

import java.time.Duration;
import java.util.List;

/**
 * Lists every table with YouTube's data and its retention, as YouTube's Developer Policies (III.E.4.b to d) demand. A new
 * table with YouTube's data, or with data of a channel, must be added; a test finds missing tables.
 */
public final class RetentionPolicy {
    /** Age from which data that was not read again is deleted. */
    public static final Duration MAX_YOUTUBE_DATA_AGE = Duration.ofDays(30);

    /** Age from which records of our own are deleted: call statistics, connection attempts and the like. */
    public static final Duration MAX_OWN_RECORD_AGE = Duration.ofDays(30);

    /** Tables with data from YouTube. */
    public static final List<ExpiringRows> YOUTUBE_TABLES = List.of(
            new ExpiringRows("report", "fetched_at"),
            new ExpiringRows("reach", "fetched_at"),
            new ExpiringRows("comment", "refreshed_at"));

    /** Tables with records of our own. */
    public static final List<ExpiringRows> OWN_TABLES = List.of(
            new ExpiringRows("channel_call", "hour"),
            new ExpiringRows("connection_attempt", "created_at"),
            new ExpiringRows("upload_day", "day"),
            new ExpiringRows("video_change", "created_at"),
            new ExpiringRows("quota_bucket", "day"));

    /** Tables with the data of a channel, by {@code channel_id}; their rows are deleted with the channel. */
    public static final List<String> CHANNEL_TABLES = List.of(
            "report_subject",
            "report",
            "reach_job",
            "reach",
            "channel_call",
            "channel_health",
            "channel_grant",
            "connection_attempt",
            "upload",
            "upload_day",
            "video_change",
            "comment_watch",
            "comment_moderation",
            "comment",
            "reply");

    /** Tables that name a channel and outlive it: a pending revocation at Google, which ends by itself. */
    public static final List<String> TABLES_OUTLIVING_CHANNELS = List.of("revocation");

    private RetentionPolicy() {}
}
