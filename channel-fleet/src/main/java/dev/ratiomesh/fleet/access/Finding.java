package dev.ratiomesh.fleet.access;

/** What an answer of Google's says, before anything is done about it. */
public sealed interface Finding {
    /** There is nothing to be done about it. */
    record Told(Reply reply) implements Finding {}

    /** The day's quota is used up, whatever our own ledger says. */
    record Spent(String words) implements Finding {}

    /** The access token was not accepted; a new one may be. */
    record Stale(String words) implements Finding {}
}
