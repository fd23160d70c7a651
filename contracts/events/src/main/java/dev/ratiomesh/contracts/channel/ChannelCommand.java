package dev.ratiomesh.contracts.channel;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.ratiomesh.contracts.EventType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the customer's channels, on {@code channel.commands} or over HTTP with the same meaning. What can be
 * read but not carried out is answered with {@link ChannelEvent.ChannelCommandRejected}. Connecting a channel is none of
 * them: it needs its owner in a browser.
 */
public sealed interface ChannelCommand {

    String tenantId();

    /** Who gives the command; goes into the record of what was done. */
    String by();

    /** The id of what is commanded, and the message key: the upload's or the channel's. */
    @JsonIgnore
    String key();

    /** How the fleet uses a channel. */
    sealed interface ChannelSettingsCommand extends ChannelCommand {
        String channelId();

        @Override
        @JsonIgnore
        default String key() {
            return channelId();
        }
    }

    /** Videos. */
    sealed interface VideoCommand extends ChannelCommand {}

    /** One upload. */
    sealed interface UploadCommand extends VideoCommand {
        String uploadId();

        @Override
        @JsonIgnore
        default String key() {
            return uploadId();
        }
    }

    /** Comments and replies. */
    sealed interface CommentCommand extends ChannelCommand {
        String channelId();

        @Override
        @JsonIgnore
        default String key() {
            return channelId();
        }
    }

    /**
     * Changes how the fleet uses a channel; what is absent stays.
     *
     * @param uploadsADay videos that the fleet publishes on it a quota day at most, 0 to 100
     * @param paused whether it takes no uploads for now
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

    /** Revokes the grant and deletes the tokens; stored data of the channel follows within the policy's time. */
    @EventType("channel.disconnect.v1")
    record DisconnectChannel(String channelId, String tenantId, String by, String reason)
            implements ChannelSettingsCommand {}

    /**
     * Publishes a file as one video on one of the channels, exactly once.
     *
     * @param channels one channel, or several in the owner's order of preference, at most 50
     * @param file where the file is: {@code file:} path, {@code http(s):} address, signed ones included
     * @param bytes size of the file; when given, a file of another size fails the upload
     * @param tags at most 500 characters together, as YouTube counts them
     * @param categoryId YouTube's number of the category
     * @param publishAt local date and time, {@code 2026-12-24T18:00:00}; needs {@code publishZone} and {@code PRIVATE}
     * @param publishZone IANA name of the time zone
     * @param thumbnail where the image is, as {@code file}
     * @param syntheticMedia whether it shows realistic altered or made content, which has to be disclosed
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

    /** Takes an upload back, as long as there is no video. */
    @EventType("upload.cancel.v1")
    record CancelUpload(String uploadId, String tenantId, String by, String reason) implements UploadCommand {}

    /** Changes what is given of a video's metadata and leaves what is absent: read, merged, written. */
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

    /** Fetches the comments of a video from now on. */
    @EventType("comments.watch.v1")
    record WatchComments(String channelId, String tenantId, String by, String videoId) implements CommentCommand {}

    /** Fetches them no longer. */
    @EventType("comments.unwatch.v1")
    record UnwatchComments(String channelId, String tenantId, String by, String videoId) implements CommentCommand {}

    /**
     * Answers a comment as the channel, at most once.
     *
     * @param commentId the comment at the top of the thread
     * @param approvalId the record of a person's approval of this text for this channel; an approval pays for one reply
     * @param approvedBy who approved it
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

    /** Hides, rejects, deletes or shows again a comment on the channel's videos. */
    @EventType("comment.moderate.v1")
    record ModerateComment(String channelId, String tenantId, String by, String commentId, Moderation action)
            implements CommentCommand {}
}
