package dev.ratiomesh.contracts.campaign;

import java.time.Duration;
import java.time.Instant;

/**
 * The content of a campaign; every campaign event carries the whole brief.
 *
 * @param campaignId unique over all tenants
 * @param tenantId the customer who owns the campaign
 * @param videoId the YouTube id of the watched video, 11 characters
 * @param title the campaign's name, as its owner wrote it
 * @param genre genre of the benchmark with which the video is compared
 * @param viewGoal views at which the campaign is complete, above 0
 * @param deadline moment at which the campaign ends even if the goal is not reached
 * @param cadence interval between two readings of the video; stretched when the quota does not allow it
 * @param minimumNewViews new views since the last order before another is considered, 0 or more
 * @param timeZone IANA zone of the campaign's day, to which its daily cap applies
 */
public record Brief(
        String campaignId,
        String tenantId,
        String videoId,
        String title,
        String genre,
        long viewGoal,
        Instant deadline,
        Duration cadence,
        long minimumNewViews,
        String timeZone,
        Budget budget,
        Reach reach) {}
