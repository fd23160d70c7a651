package dev.ratiomesh.sandbox.studio;

/** Describes the access that a bearer token gives. */
public sealed interface TokenAccess {

    /** No token, or one that was not issued for a consent: opens public data only. */
    record AnonymousAccess() implements TokenAccess {}

    /** A token that is expired, or whose grant was revoked. */
    record InvalidToken(String why) implements TokenAccess {}

    /** A valid token. */
    record GrantedAccess(Grant grant) implements TokenAccess {}
}
