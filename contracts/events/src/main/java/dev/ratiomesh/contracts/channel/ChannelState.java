package dev.ratiomesh.contracts.channel;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** The state of a channel. */
public enum ChannelState {
    /** The channel works. */
    ACTIVE,
    /** The channel takes no uploads for now: it is paused, or its limit of uploads a day is reached. */
    RESTING,
    /** The channel's calls fail. */
    FAILING,
    /** The owner must act: the grant is revoked, expired or lacks a scope, or the account is closed or suspended. */
    NEEDS_OWNER,
    /** The channel no longer belongs to the fleet; its tokens are deleted. */
    DISCONNECTED,
    /** For readers older than the writer. */
    @JsonEnumDefaultValue
    UNKNOWN
}
