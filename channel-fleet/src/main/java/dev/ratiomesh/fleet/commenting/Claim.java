package dev.ratiomesh.fleet.commenting;

/**
 * A piece of work that this worker may do, for as long as nobody has claimed it in a later epoch.
 *
 * @param kind what it is
 * @param id of the row
 */
public record Claim(Kind kind, String id, long epoch) {
    /** The kinds of due work. */
    public enum Kind {
        WATCH,
        REPLY,
        MODERATION
    }
}
