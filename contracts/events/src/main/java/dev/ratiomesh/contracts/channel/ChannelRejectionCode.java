package dev.ratiomesh.contracts.channel;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Why a command about channels was not carried out. */
public enum ChannelRejectionCode {
    /** No such channel of this tenant. */
    CHANNEL_UNKNOWN,
    /** No such upload of this tenant. */
    UPLOAD_UNKNOWN,
    /** No such video of this channel. */
    VIDEO_UNKNOWN,
    /** No such comment on this channel. */
    COMMENT_UNKNOWN,
    /** The id was used before, for something else. */
    ALREADY_EXISTS,
    /** The state does not allow it. */
    NOT_POSSIBLE_NOW,
    /** No channel, too many, one twice, or one of another tenant. */
    CHANNELS_INVALID,
    /** The place of the file is none that can be read from, or the announced size is out of range. */
    FILE_INVALID,
    /** Empty, longer than 100 characters, or with a sign YouTube forbids. */
    TITLE_INVALID,
    /** Longer than 5000 bytes, or with a sign YouTube forbids. */
    DESCRIPTION_INVALID,
    /** Longer than 500 characters together, or one is empty. */
    TAGS_INVALID,
    /** No category number. */
    CATEGORY_INVALID,
    /** None of those that YouTube has. */
    PRIVACY_INVALID,
    /** In the past, not in the time zone, no time zone, or the video is not private until then. */
    PUBLISH_TIME_INVALID,
    /** The place of the image is none that can be read from. */
    THUMBNAIL_INVALID,
    /** A limit out of range. */
    LIMIT_INVALID,
    /** Empty or longer than YouTube takes. */
    TEXT_INVALID,
    /** Words go out only with the approval of a person. */
    APPROVAL_MISSING,
    /** The approval was used for another reply. */
    APPROVAL_USED,
    /** Only a comment at the top of a thread can be answered. */
    NOT_A_THREAD,
    /** The channel's owner has not granted the right to do this. */
    SCOPE_MISSING,
    /** The command asks for nothing, or for what is so already. */
    NOTHING_TO_DO,
    /** For readers older than the writer. */
    @JsonEnumDefaultValue
    UNKNOWN
}
