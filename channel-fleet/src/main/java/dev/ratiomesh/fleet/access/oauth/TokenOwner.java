package dev.ratiomesh.fleet.access.oauth;

/** Whose channel a token acts for. */
public sealed interface TokenOwner {
    record OwnedChannel(String id, String title) implements TokenOwner {}

    /** The account has no channel. */
    record NoChannel(String words) implements TokenOwner {}

    /** It could not be found out now. */
    record OwnerUnknown(String words) implements TokenOwner {}
}
