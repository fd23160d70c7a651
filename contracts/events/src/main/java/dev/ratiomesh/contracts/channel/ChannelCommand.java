package dev.ratiomesh.contracts.channel;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.ratiomesh.contracts.EventType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command to the customers' channels, on {@code channel.commands} or over HTTP with the same meaning. A command that
 * is decoded but cannot be carried out is answered with {@link ChannelEvent.ChannelCommandRejected}. No command
 * connects a channel, because its owner must consent in a browser.
 */
public sealed interface ChannelCommand {

    String tenantId();

    /** Returns the person who gives the command, for the audit record. */
    String by();

    /** Returns the message key, which is the id of the command's subject: the upload or the channel. */
    @JsonIgnore
    String key();

    /** A command about the fleet's use of a channel. */
    sealed interface ChannelSettingsCommand extends ChannelCommand {
        String channelId();

        @Override
        @JsonIgnore
        default String key() {
            return channelId();
        }
    }

    /** A command about videos. */
    sealed interface VideoCommand extends ChannelCommand {}

    /** A command to one upload. */
    sealed interface UploadCommand extends VideoCommand {
        String uploadId();

        @Override
        @JsonIgnore
        default String key() {
            return uploadId();
        }
    }

    /** A command about comments and replies. */
    sealed interface CommentCommand extends ChannelCommand {
        String channelId();

        @Override
        @JsonIgnore
        default String key() {
            return channelId();
        }
    }

    /**
     * Changes the fleet's use of a channel; absent fields stay unchanged.
     *
     * @param uploadsADay maximum number of videos that the fleet publishes on the channel in a quota day, 0 to 100
     * @param paused true while the channel takes no uploads
     */
    @EventType("channel.configure.v1")
    record ConfigureChannel(
            String channelId,
            String tenantId,
            String by,
            @Nullable ChannelRole role,
            @Nullable Long uploadsADay,
            @Nullable Boolean paused)
            implements ChannelSettingsCommand {}

    /**
     * Revokes the grant and deletes the tokens; the channel's stored data is deleted within the retention policy's
     * time.
     */
    @EventType("channel.disconnect.v1")
    record DisconnectChannel(String channelId, String tenantId, String by, String reason)
            implements ChannelSettingsCommand {}

    /**
     * Publishes a file as one video on one of the channels, exactly once.
     *
     * @param channels 1 to 50 channels in the owner's order of preference
     * @param file address of the file: {@code file:} path or {@code http(s):} URL, which may be signed
     * @param bytes expected size of the file, null for any; a file of another size fails the upload
     * @param tags at most 500 characters in all, as YouTube counts them
     * @param categoryId YouTube's category number
     * @param publishAt local date and time, {@code 2026-12-24T18:00:00}; needs {@code publishZone} and {@code PRIVATE}
     * @param publishZone IANA name of the time zone
     * @param thumbnail address of the image, like {@code file}; null for none
     * @param syntheticMedia true when the video shows realistic altered or synthetic content, which has to be disclosed
     * @param notifySubscribers true when absent
     */
    @EventType("upload.publish.v1")
    record PublishUpload(
            String uploadId,
            String tenantId,
            String by,
            List<String> channels,
            String file,
            @Nullable Long bytes,
            String title,
            @Nullable String description,
            @Nullable List<String> tags,
            String categoryId,
            Privacy privacy,
            @Nullable String publishAt,
            @Nullable String publishZone,
            @Nullable String thumbnail,
            boolean madeForKids,
            boolean syntheticMedia,
            @Nullable Boolean notifySubscribers)
            implements UploadCommand {
        public PublishUpload {
            channels = List.copyOf(channels);
            tags = tags == null ? null : List.copyOf(tags);
        }
    }

    /** Cancels an upload, as long as its video does not exist. */
    @EventType("upload.cancel.v1")
    record CancelUpload(String uploadId, String tenantId, String by, String reason) implements UploadCommand {}

    /** Changes the given metadata of a video and keeps absent fields: the metadata is read, merged and written. */
    @EventType("video.update.v1")
    record UpdateVideo(
            String channelId,
            String tenantId,
            String by,
            String videoId,
            @Nullable String title,
            @Nullable String description,
            @Nullable List<String> tags,
            @Nullable String categoryId,
            @Nullable Privacy privacy,
            @Nullable String publishAt,
            @Nullable String publishZone)
            implements VideoCommand {
        public UpdateVideo {
            tags = tags == null ? null : List.copyOf(tags);
        }

        @Override
        @JsonIgnore
        public String key() {
            return channelId;
        }
    }

    /** Starts fetching the comments of a video. */
    @EventType("comments.watch.v1")
    record WatchComments(String channelId, String tenantId, String by, String videoId) implements CommentCommand {}

    /** Stops fetching the comments of a video. */
    @EventType("comments.unwatch.v1")
    record UnwatchComments(String channelId, String tenantId, String by, String videoId) implements CommentCommand {}

    /**
     * Posts a reply to a comment as the channel, at most once.
     *
     * @param commentId the comment at the top of the thread
     * @param approvalId record of a person's approval of this text for this channel; an approval covers one reply
     * @param approvedBy the approver
     */
    @EventType("reply.post.v1")
    record PostReply(
            String channelId,
            String tenantId,
            String by,
            String replyId,
            String videoId,
            String commentId,
            String text,
            @Nullable String approvalId,
            @Nullable String approvedBy)
            implements CommentCommand {}

    /** Hides, rejects, deletes or publishes a comment on the channel's videos. */
    @EventType("comment.moderate.v1")
    record ModerateComment(String channelId, String tenantId, String by, String commentId, Moderation action)
            implements CommentCommand {}
}
