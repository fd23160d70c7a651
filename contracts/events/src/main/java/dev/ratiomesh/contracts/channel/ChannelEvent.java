package dev.ratiomesh.contracts.channel;

import dev.ratiomesh.contracts.EventType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of channels, uploads, comments and replies, and of the quota they share; each says when. */
public sealed interface ChannelEvent {

    /** Null where it concerns the whole deployment. */
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
     * Its owner has connected it, for the first time or anew.
     *
     * @param features what was granted: uploads, comments, analytics
     * @param expiresAt when the grant ends by itself, which it does while the consent screen is in Testing
     */
    @EventType("channel.connected.v1")
    record ChannelConnected(
            ChannelView channel, String by, List<String> features, @Nullable Instant expiresAt, Instant at)
            implements ChannelStateEvent {
        public ChannelConnected {
            features = List.copyOf(features);
        }
    }

    /** It is disconnected: revoked at Google as far as Google answered, and its tokens are deleted. */
    @EventType("channel.disconnected.v1")
    record ChannelDisconnected(ChannelView channel, String by, String reason, Instant at)
            implements ChannelStateEvent {}

    /**
     * Only its owner can help.
     *
     * @param detail the reason in words
     * @param link where the owner connects it anew
     */
    @EventType("channel.reconnect-needed.v1")
    record ReconnectNeeded(ChannelView channel, ReconnectReason code, String detail, String link, Instant at)
            implements ChannelStateEvent {}

    @EventType("channel.configured.v1")
    record ChannelConfigured(ChannelView channel, String by, Instant at) implements ChannelStateEvent {}

    /** Its state is another one than before; the view says why. */
    @EventType("channel.health-changed.v1")
    record ChannelHealthChanged(ChannelView channel, ChannelState before, Instant at) implements ChannelStateEvent {}

    /**
     * A quota bucket has come to another level.
     *
     * @param bucket {@code uploads}, {@code search} or {@code pool}
     * @param tenantId whose share it is, null for the bucket as a whole
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

    /** It waits; the view says for what and until when. */
    @EventType("upload.waiting.v1")
    record UploadWaiting(UploadView upload, Instant at) implements UploadEvent {}

    @EventType("upload.published.v1")
    record UploadPublished(UploadView upload, Instant at) implements UploadEvent {}

    /** @param detail the reason in words */
    @EventType("upload.failed.v1")
    record UploadFailed(UploadView upload, UploadFailureCode code, String detail, Instant at) implements UploadEvent {}

    @EventType("upload.cancelled.v1")
    record UploadCancelled(UploadView upload, String by, String reason, Instant at) implements UploadEvent {}

    /** @param changed names of the fields that were written */
    @EventType("video.updated.v1")
    record VideoUpdated(String channelId, String tenantId, String videoId, String by, List<String> changed, Instant at)
            implements ChannelEvent {
        public VideoUpdated {
            changed = List.copyOf(changed);
        }
    }

    /**
     * Somebody commented on a watched video; said once for each comment.
     *
     * @param parentId the comment it replies to, null for one at the top of a thread
     * @param authorChannelId null when YouTube does not say
     * @param publishedAt as YouTube says
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

    /** Posted, and seen by somebody without the owner's rights. */
    @EventType("reply.posted.v1")
    record ReplyPosted(ReplyView reply, Instant at) implements ReplyEvent {}

    /** Posted, and not seen by others: YouTube or the channel's settings hold it back. */
    @EventType("reply.held.v1")
    record ReplyHeld(ReplyView reply, Instant at) implements ReplyEvent {}

    /** @param detail the reason in words */
    @EventType("reply.failed.v1")
    record ReplyFailed(ReplyView reply, ReplyFailureCode code, String detail, Instant at) implements ReplyEvent {}

    /**
     * A command that was understood and cannot be carried out; nothing changed.
     *
     * @param subjectId the upload, reply, comment or channel meant, as it was given
     * @param channelId the channel meant, null for a command about an upload
     * @param tenantId as it was given; what belongs to another tenant is as unknown as what does not exist
     * @param commandId the command's {@code ce_id}
     * @param commandType the command's {@code ce_type}
     * @param field the field at fault, null when it is none
     * @param detail the reason in words
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
