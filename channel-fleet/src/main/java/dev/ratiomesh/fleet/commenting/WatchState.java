package dev.ratiomesh.fleet.commenting;

/** The state of a watched video. */
public enum WatchState {
    /** Comments are read. */
    OPEN,
    /** The owner has disabled comments. */
    OFF,
    /** The video does not exist, or was deleted. */
    GONE,
    /** The video belongs to another channel; it is never polled again. */
    FOREIGN
}
