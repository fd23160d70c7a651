package dev.ratiomesh.contracts;

import java.util.Arrays;
import java.util.List;

/**
 * The topics. Those of campaigns and orders are keyed by campaign id and therefore have the same number of partitions, so
 * that one campaign's data stays together; a tenant-wide command is keyed by its tenant id. Those of channels are keyed by
 * channel, and by upload where an upload is meant, whose channel is chosen late.
 */
public enum Topic {
    /** What upstream apps, and campaign-service's own HTTP, ask of a campaign. */
    CAMPAIGN_COMMANDS(Topic.CAMPAIGN_COMMANDS_NAME),
    /** What became of a campaign; every event carries the whole brief. */
    CAMPAIGN_EVENTS(Topic.CAMPAIGN_EVENTS_NAME),
    /** Readings of a video's public numbers; facts, latest wins. */
    VIDEO_SNAPSHOTS(Topic.VIDEO_SNAPSHOTS_NAME),
    /** What the benchmark asks of each snapshot; facts, latest wins. */
    ENGAGEMENT_TARGETS(Topic.ENGAGEMENT_TARGETS_NAME),
    /** What people decide about an order. */
    ORDER_COMMANDS(Topic.ORDER_COMMANDS_NAME),
    /** What became of an advertising order. */
    ORDER_EVENTS(Topic.ORDER_EVENTS_NAME),
    /** What is asked of the customer's own channels. */
    CHANNEL_COMMANDS(Topic.CHANNEL_COMMANDS_NAME),
    /** What became of channels, uploads, comments and replies. */
    CHANNEL_EVENTS(Topic.CHANNEL_EVENTS_NAME);

    public static final String CAMPAIGN_COMMANDS_NAME = "campaign.commands";
    public static final String CAMPAIGN_EVENTS_NAME = "campaign.events";
    public static final String VIDEO_SNAPSHOTS_NAME = "video.snapshots";
    public static final String ENGAGEMENT_TARGETS_NAME = "engagement.targets";
    public static final String ORDER_COMMANDS_NAME = "order.commands";
    public static final String ORDER_EVENTS_NAME = "order.events";
    public static final String CHANNEL_COMMANDS_NAME = "channel.commands";
    public static final String CHANNEL_EVENTS_NAME = "channel.events";

    private final String topicName;

    Topic(String topicName) {
        this.topicName = topicName;
    }

    /** The name on the broker, for example {@code campaign.commands}. */
    public String topicName() {
        return topicName;
    }

    /** Where a message goes that cannot be read or breaks its schema. */
    public String deadLetters() {
        return topicName + ".dlq";
    }

    /** Every name to create on a broker, dead-letter topics included. */
    public static List<String> allNames() {
        return Arrays.stream(values())
                .flatMap(topic -> List.of(topic.topicName(), topic.deadLetters()).stream())
                .toList();
    }
}
