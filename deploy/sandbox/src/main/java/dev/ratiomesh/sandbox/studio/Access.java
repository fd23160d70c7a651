package dev.ratiomesh.sandbox.studio;

/** Whom a bearer token speaks for. */
public sealed interface Access {

    /** No token, or one that was not issued for a consent: good for what everybody may read. */
    record Stranger() implements Access {}

    /** A token that is expired, or whose grant was revoked. */
    record Dead(String why) implements Access {}

    /** A good token. */
    record Acting(Grant grant) implements Access {}
}
