package dev.ratiomesh.contracts;

import java.util.Arrays;
import java.util.List;

/**
 * The Kafka topics of the mesh. Topics of campaigns and orders are keyed by campaign id and have the same number of
 * partitions, so that one campaign's data stays together; a tenant-wide command is keyed by its tenant id. Topics of
 * channels are keyed by channel id, and messages about an upload by upload id, because its channel is chosen late.
 */
public enum Topic {
    /** Commands to campaigns, from upstream apps and from campaign-service's own HTTP API. */
    CAMPAIGN_COMMANDS(Topic.CAMPAIGN_COMMANDS_NAME),
    /** Events of campaigns; every event carries the whole brief. */
    CAMPAIGN_EVENTS(Topic.CAMPAIGN_EVENTS_NAME),
    /** Readings of a video's public numbers: facts, of which the latest of a key wins. */
    VIDEO_SNAPSHOTS(Topic.VIDEO_SNAPSHOTS_NAME),
    /** Expected counts of each snapshot by its benchmark: facts, of which the latest of a key wins. */
    ENGAGEMENT_TARGETS(Topic.ENGAGEMENT_TARGETS_NAME),
    /** Decisions of people about orders. */
    ORDER_COMMANDS(Topic.ORDER_COMMANDS_NAME),
    /** Events of advertising orders. */
    ORDER_EVENTS(Topic.ORDER_EVENTS_NAME),
    /** Commands to the customers' own channels. */
    CHANNEL_COMMANDS(Topic.CHANNEL_COMMANDS_NAME),
    /** Events of channels, uploads, comments and replies. */
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

    /** Returns the name on the broker, for example {@code campaign.commands}. */
    public String topicName() {
        return topicName;
    }

    /** Returns the name of the topic for messages that cannot be decoded or handled. */
    public String deadLetters() {
        return topicName + ".dlq";
    }

    /** Returns every name to create on a broker, dead-letter topics included. */
    public static List<String> allNames() {
        return Arrays.stream(values())
                .flatMap(topic -> List.of(topic.topicName(), topic.deadLetters()).stream())
                .toList();
    }
}
