package dev.ratiomesh.contracts.channel;

import dev.ratiomesh.contracts.EventType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event of channels, uploads, comments, replies or their shared quota, with its moment. */
public sealed interface ChannelEvent {

    /** Returns the tenant, null when the event concerns the whole deployment. */
    @Nullable
    String tenantId();

    Instant at();

    /** An event about a channel. */
    sealed interface ChannelStateEvent extends ChannelEvent {
        ChannelView channel();

        @Override
        default String tenantId() {
            return channel().tenantId();
        }
    }

    /** An event about an upload. */
    sealed interface UploadEvent extends ChannelEvent {
        UploadView upload();

        @Override
        default String tenantId() {
            return upload().tenantId();
        }
    }

    /** An event about a reply. */
    sealed interface ReplyEvent extends ChannelEvent {
        ReplyView reply();

        @Override
        default String tenantId() {
            return reply().tenantId();
        }
    }

    /**
     * The owner has connected the channel, for the first time or again.
     *
     * @param features granted features: uploads, comments, analytics
     * @param expiresAt moment at which the grant expires, null for never; grants expire while the consent screen is in
     *     Testing
     */
    @EventType("channel.connected.v1")
    record ChannelConnected(
            ChannelView channel, String by, List<String> features, @Nullable Instant expiresAt, Instant at)
            implements ChannelStateEvent {
        public ChannelConnected {
            features = List.copyOf(features);
        }
    }

    /** The channel is disconnected: its grant is revoked if Google answered, and its tokens are deleted. */
    @EventType("channel.disconnected.v1")
    record ChannelDisconnected(ChannelView channel, String by, String reason, Instant at)
            implements ChannelStateEvent {}

    /**
     * The channel's owner must connect the channel again.
     *
     * @param detail reason for people
     * @param link address at which the owner connects the channel again
     */
    @EventType("channel.reconnect-needed.v1")
    record ReconnectNeeded(ChannelView channel, ReconnectReason code, String detail, String link, Instant at)
            implements ChannelStateEvent {}

    @EventType("channel.configured.v1")
    record ChannelConfigured(ChannelView channel, String by, Instant at) implements ChannelStateEvent {}

    /** The state of the channel has changed; the view has the reasons. */
    @EventType("channel.health-changed.v1")
    record ChannelHealthChanged(ChannelView channel, ChannelState before, Instant at) implements ChannelStateEvent {}

    /**
     * A quota bucket has reached another level.
     *
     * @param bucket {@code uploads}, {@code search} or {@code pool}
     * @param tenantId tenant of the share, null for the whole bucket
     * @param resetsAt midnight in Los Angeles
     */
    @EventType("quota.changed.v1")
    record QuotaChanged(
            String bucket,
            @Nullable String tenantId,
            QuotaLevel level,
            QuotaLevel before,
            long used,
            long limit,
            Instant resetsAt,
            Instant at)
            implements ChannelEvent {}

    @EventType("upload.accepted.v1")
    record UploadAccepted(UploadView upload, Instant at) implements UploadEvent {}

    @EventType("upload.progressed.v1")
    record UploadProgressed(UploadView upload, Instant at) implements UploadEvent {}

    /** The upload waits; the view has the reason and the moment of the next attempt. */
    @EventType("upload.waiting.v1")
    record UploadWaiting(UploadView upload, Instant at) implements UploadEvent {}

    @EventType("upload.published.v1")
    record UploadPublished(UploadView upload, Instant at) implements UploadEvent {}

    /** @param detail reason for people */
    @EventType("upload.failed.v1")
    record UploadFailed(UploadView upload, UploadFailureCode code, String detail, Instant at) implements UploadEvent {}

    @EventType("upload.cancelled.v1")
    record UploadCancelled(UploadView upload, String by, String reason, Instant at) implements UploadEvent {}

    /** @param changed names of the written fields */
    @EventType("video.updated.v1")
    record VideoUpdated(String channelId, String tenantId, String videoId, String by, List<String> changed, Instant at)
            implements ChannelEvent {
        public VideoUpdated {
            changed = List.copyOf(changed);
        }
    }

    /**
     * A viewer has commented on a watched video; published once for each comment.
     *
     * @param parentId the comment that this one replies to, null for a top-level comment
     * @param authorChannelId null when YouTube does not report it
     * @param publishedAt as YouTube reports it
     */
    @EventType("comment.received.v1")
    record CommentReceived(
            String channelId,
            String tenantId,
            String videoId,
            String commentId,
            @Nullable String parentId,
            @Nullable String authorChannelId,
            String authorName,
            String text,
            long likes,
            Instant publishedAt,
            Instant at)
            implements ChannelEvent {}

    @EventType("comment.moderated.v1")
    record CommentModerated(
            String channelId, String tenantId, String commentId, Moderation action, String by, Instant at)
            implements ChannelEvent {}

    /** Comments of a watched video were switched on or off by its owner. */
    @EventType("comments.switched.v1")
    record CommentsSwitched(String channelId, String tenantId, String videoId, boolean enabled, Instant at)
            implements ChannelEvent {}

    /** The reply is posted, and visible without the owner's rights. */
    @EventType("reply.posted.v1")
    record ReplyPosted(ReplyView reply, Instant at) implements ReplyEvent {}

    /** The reply is posted and not visible to others, because YouTube or the channel's settings hold it for review. */
    @EventType("reply.held.v1")
    record ReplyHeld(ReplyView reply, Instant at) implements ReplyEvent {}

    /** @param detail reason for people */
    @EventType("reply.failed.v1")
    record ReplyFailed(ReplyView reply, ReplyFailureCode code, String detail, Instant at) implements ReplyEvent {}

    /**
     * An event that says that a valid command cannot be carried out; nothing changed.
     *
     * @param subjectId the command's upload, reply, comment or channel, as given
     * @param channelId the command's channel, null for a command about an upload
     * @param tenantId as given; a subject of another tenant is reported as unknown, like one that does not exist
     * @param commandId the command's {@code ce_id}
     * @param commandType the command's {@code ce_type}
     * @param field wrong field, null when no single field is wrong
     * @param detail reason for people
     */
    @EventType("channel.command-rejected.v1")
    record ChannelCommandRejected(
            String subjectId,
            @Nullable String channelId,
            String tenantId,
            String commandId,
            String commandType,
            ChannelRejectionCode code,
            @Nullable String field,
            String detail,
            Instant at)
            implements ChannelEvent {}
}
