package dev.ratiomesh.contracts.channel;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** The reason for which the owner of a channel has to connect it again. */
public enum ReconnectReason {
    /** The grant was revoked or has expired. */
    GRANT_DEAD,
    /** The consent screen is in Testing, where a grant expires after seven days. */
    TESTING_EXPIRED,
    /** The grant lacks the scope of an enabled feature. */
    SCOPE_MISSING,
    /** The grant belongs to another channel now. */
    OTHER_CHANNEL,
    /** The account of the grant no longer has a channel. */
    NO_CHANNEL,
    /** The stored grant cannot be decrypted with the configured keys. */
    KEY_MISSING,
    /** For readers older than the writer. */
    @JsonEnumDefaultValue
    UNKNOWN
}
