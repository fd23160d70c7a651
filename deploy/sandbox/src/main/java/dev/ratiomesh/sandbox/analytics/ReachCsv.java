package dev.ratiomesh.sandbox.analytics;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Formats the reach report of a day: impressions of thumbnails, and the share of them that was clicked (0..1). */
final class ReachCsv {
    private static final String HEADER =
            "date,channel_id,video_id,video_thumbnail_impressions,video_thumbnail_impressions_ctr\n";
    /** Share of the views that start at a thumbnail; the rest starts elsewhere, such as on other sites. */
    private static final double THUMBNAIL_SHARE = 0.7;

    private final VideoDays days;

    ReachCsv(VideoDays days) {
        this.days = days;
    }

    String of(String channel, List<String> videos, LocalDate day) {
        StringBuilder csv = new StringBuilder(HEADER);
        for (String video : videos) {
            MetricTotals totals = days.totalsOn(video, day);
            long clicks = Math.round((totals.views() - totals.ads()) * THUMBNAIL_SHARE);
            long impressions = Math.round(clicks / AudienceProfile.of(video).clickRate());
            if (impressions > 0) {
                csv.append(String.format(
                        Locale.ROOT,
                        "%s,%s,%s,%d,%.6f\n",
                        day.format(DateTimeFormatter.BASIC_ISO_DATE),
                        channel,
                        video,
                        impressions,
                        clicks / (double) impressions));
            }
        }
        return csv.toString();
    }
}
