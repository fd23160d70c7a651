package dev.ratiomesh.contracts.channel;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** The reason for which a command about channels was rejected. */
public enum ChannelRejectionCode {
    /** The tenant has no such channel. */
    CHANNEL_UNKNOWN,
    /** The tenant has no such upload. */
    UPLOAD_UNKNOWN,
    /** The channel has no such video. */
    VIDEO_UNKNOWN,
    /** The channel has no such comment. */
    COMMENT_UNKNOWN,
    /** The id was used before with another content. */
    ALREADY_EXISTS,
    /** The subject's state does not allow the command. */
    NOT_POSSIBLE_NOW,
    /** The list is empty or too long, or has a channel twice or one of another tenant. */
    CHANNELS_INVALID,
    /** The address of the file is not allowed, or the announced size is out of range. */
    FILE_INVALID,
    /** The title is empty, longer than 100 characters, or has a character that YouTube forbids. */
    TITLE_INVALID,
    /** The description is longer than 5000 bytes, or has a character that YouTube forbids. */
    DESCRIPTION_INVALID,
    /** The tags are longer than 500 characters in all, or one is empty. */
    TAGS_INVALID,
    /** The category is no number. */
    CATEGORY_INVALID,
    /** The privacy is none of YouTube's. */
    PRIVACY_INVALID,
    /**
     * The time is past or does not exist in the time zone, the zone is unknown, or the video is not private until then.
     */
    PUBLISH_TIME_INVALID,
    /** The address of the image is not allowed. */
    THUMBNAIL_INVALID,
    /** A limit is out of range. */
    LIMIT_INVALID,
    /** The text is empty or longer than YouTube allows. */
    TEXT_INVALID,
    /** A person has not approved the text. */
    APPROVAL_MISSING,
    /** The approval was used for another reply. */
    APPROVAL_USED,
    /** The comment is not at the top of a thread and takes no reply. */
    NOT_A_THREAD,
    /** The channel's owner has not granted the required scope. */
    SCOPE_MISSING,
    /** The command changes nothing. */
    NOTHING_TO_DO,
    /** For readers older than the writer. */
    @JsonEnumDefaultValue
    UNKNOWN
}
