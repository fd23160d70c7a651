package dev.ratiomesh.contracts.channel;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** How a channel is. */
public enum ChannelState {
    /** It works. */
    ACTIVE,
    /** It takes no uploads for now: its owner paused it, or its day is full. */
    RESTING,
    /** Its calls fail. */
    FAILING,
    /** Only its owner can help: the grant is dead, lacks a scope, or the account is closed or suspended. */
    NEEDS_OWNER,
    /** It no longer belongs to the fleet; its tokens are deleted. */
    DISCONNECTED,
    /** For readers older than the writer. */
    @JsonEnumDefaultValue
    UNKNOWN
}
