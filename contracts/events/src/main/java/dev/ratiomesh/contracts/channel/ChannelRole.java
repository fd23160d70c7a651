package dev.ratiomesh.contracts.channel;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** The role of a channel in the fleet. */
public enum ChannelRole {
    /** The channel takes uploads. */
    ACTIVE,
    /** The channel takes uploads while an active channel of the tenant fails. */
    RESERVE,
    /** For readers older than the writer. */
    @JsonEnumDefaultValue
    UNKNOWN
}
