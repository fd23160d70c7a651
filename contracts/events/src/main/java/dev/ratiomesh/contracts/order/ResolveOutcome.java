package dev.ratiomesh.contracts.order;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** A person's finding at the provider about an order in doubt. */
public enum ResolveOutcome {
    /** The provider has the order. */
    PLACED,
    /** The provider does not have it. */
    NOT_PLACED,
    /** For readers older than the writer. */
    @JsonEnumDefaultValue
    UNKNOWN
}
