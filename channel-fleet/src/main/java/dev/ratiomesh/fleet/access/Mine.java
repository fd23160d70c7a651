package dev.ratiomesh.fleet.access;

/** Whose channel a token acts for. */
public sealed interface Mine {
    record Channel(String id, String title) implements Mine {}

    /** The account has no channel. */
    record NoChannel(String words) implements Mine {}

    /** It could not be found out now. */
    record Unknown(String words) implements Mine {}
}
