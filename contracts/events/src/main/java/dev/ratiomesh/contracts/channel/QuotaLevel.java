package dev.ratiomesh.contracts.channel;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** How much of a quota bucket is left today. */
public enum QuotaLevel {
    /** Enough. */
    HEALTHY,
    /** It may not last the day. */
    WARNING,
    /** Only what must not wait is still done. */
    CRITICAL,
    /** Nothing is left until the reset. */
    EXHAUSTED,
    /** For readers older than the writer. */
    @JsonEnumDefaultValue
    UNKNOWN
}
