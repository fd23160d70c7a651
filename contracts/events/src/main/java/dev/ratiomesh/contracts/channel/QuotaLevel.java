package dev.ratiomesh.contracts.channel;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** The level of a quota bucket on its quota day. */
public enum QuotaLevel {
    /** The rest suffices for the day. */
    HEALTHY,
    /** The rest may not suffice for the day. */
    WARNING,
    /** The rest is kept for calls that must not wait. */
    CRITICAL,
    /** Nothing is left until the reset. */
    EXHAUSTED,
    /** For readers older than the writer. */
    @JsonEnumDefaultValue
    UNKNOWN
}
