package dev.ratiomesh.contracts.order;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What a person found at the provider. */
public enum ResolveOutcome {
    /** The provider has the order. */
    PLACED,
    /** The provider does not have it. */
    NOT_PLACED,
    /** For readers older than the writer. */
    @JsonEnumDefaultValue
    UNKNOWN
}
