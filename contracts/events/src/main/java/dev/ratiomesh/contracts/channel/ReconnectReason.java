package dev.ratiomesh.contracts.channel;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Why a channel's owner has to connect it anew. */
public enum ReconnectReason {
    /** The grant was revoked or has expired. */
    GRANT_DEAD,
    /** The consent screen is in Testing, where a grant lives seven days. */
    TESTING_EXPIRED,
    /** A right that is switched on was not granted. */
    SCOPE_MISSING,
    /** The grant now acts for another channel. */
    OTHER_CHANNEL,
    /** The account of the grant has no channel any more. */
    NO_CHANNEL,
    /** The stored grant cannot be opened with the configured keys. */
    KEY_MISSING,
    /** For readers older than the writer. */
    @JsonEnumDefaultValue
    UNKNOWN
}
