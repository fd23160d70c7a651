package dev.ratiomesh.sandbox.studio;

/** Whom a bearer token speaks for. */
public sealed interface TokenAccess {

    /** No token, or one that was not issued for a consent: good for what everybody may read. */
    record Stranger() implements TokenAccess {}

    /** A token that is expired, or whose grant was revoked. */
    record DeadToken(String why) implements TokenAccess {}

    /** A good token. */
    record Acting(Grant grant) implements TokenAccess {}
}
