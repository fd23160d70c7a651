package dev.ratiomesh.fleet.access.oauth;

/** The channel that an access token acts for. */
public sealed interface TokenOwner {
    /** The token acts for this channel. */
    record OwnedChannel(String id, String title) implements TokenOwner {}

    /** The Google account has no YouTube channel. */
    record NoChannel(String message) implements TokenOwner {}

    /** The lookup failed or its quota was denied; a later one may succeed. */
    record OwnerUnknown(String message) implements TokenOwner {}
}
