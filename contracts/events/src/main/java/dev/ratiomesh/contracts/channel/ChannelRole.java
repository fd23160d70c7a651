package dev.ratiomesh.contracts.channel;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What a channel is for in the fleet. */
public enum ChannelRole {
    /** Uploads go to it. */
    ACTIVE,
    /** Uploads go to it while an active channel of the tenant fails. */
    RESERVE,
    /** For readers older than the writer. */
    @JsonEnumDefaultValue
    UNKNOWN
}
