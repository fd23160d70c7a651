package dev.ratiomesh.fleet.retaining;

import java.time.Duration;
import java.util.List;

/**
 * What YouTube's Developer Policies (III.E.4.b to d) ask of stored data, as the list of our tables. A new table with
 * YouTube's data, or with data of a channel, goes in here; a test finds tables that were forgotten.
 */
public final class RetentionPolicy {
    /** Data that is not read anew for so long is deleted. */
    public static final Duration YOUTUBE_DATA = Duration.ofDays(30);

    /** Data of our own that nobody needs any longer: how calls fared, and ways through the consent screen. */
    public static final Duration OWN_RECORDS = Duration.ofDays(30);

    /** Data that came from YouTube. */
    public static final List<ExpiringRows> FROM_YOUTUBE = List.of(
            new ExpiringRows("report", "fetched_at"),
            new ExpiringRows("reach", "fetched_at"),
            new ExpiringRows("comment", "refreshed_at"));

    /** Records of our own. */
    public static final List<ExpiringRows> OWN = List.of(
            new ExpiringRows("channel_call", "hour"),
            new ExpiringRows("connection_attempt", "created_at"),
            new ExpiringRows("upload_day", "day"),
            new ExpiringRows("video_change", "created_at"),
            new ExpiringRows("quota_bucket", "day"));

    /** Everything that belongs to a channel by its {@code channel_id}; gone with the channel. */
    public static final List<String> OF_A_CHANNEL = List.of(
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

    /** Not of a channel although it names one: what is still to be revoked at Google outlives it, and ends by itself. */
    public static final List<String> OUTLIVING = List.of("revocation");

    private RetentionPolicy() {}
}
