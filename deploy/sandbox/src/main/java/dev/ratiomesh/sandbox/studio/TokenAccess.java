package dev.ratiomesh.sandbox.studio;

/** Describes the access that a bearer token gives. */
public sealed interface TokenAccess {

    /** No token, or one that was not issued for a consent: opens public data only. */
    record Stranger() implements TokenAccess {}

    /** A token that is expired, or whose grant was revoked. */
    record DeadToken(String why) implements TokenAccess {}

    /** A valid token. */
    record Acting(Grant grant) implements TokenAccess {}
}
