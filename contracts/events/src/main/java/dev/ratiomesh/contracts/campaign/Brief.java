package dev.ratiomesh.contracts.campaign;

import java.time.Duration;
import java.time.Instant;

/**
 * All that a campaign is asked to do; every campaign event carries the whole of it.
 *
 * @param campaignId unique over all tenants
 * @param tenantId the customer who owns the campaign
 * @param videoId the YouTube id of the watched video, 11 characters
 * @param title the campaign's name, as its owner wrote it
 * @param genre the benchmark the video is compared with
 * @param viewGoal views at which the campaign is complete, above 0
 * @param deadline when the campaign ends even if the goal was not reached
 * @param cadence how often the video's numbers are wanted; stretched when the quota cannot hold it
 * @param minimumNewViews views that must have come since the last order before another is considered, 0 or more
 * @param timeZone IANA zone in which the campaign's day, and so its daily cap, is counted
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
