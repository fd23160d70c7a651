package dev.ratiomesh.fleet.commenting;

/** What watching a video's comments has come to. */
public enum WatchState {
    OPEN,
    /** The owner has switched comments off. */
    OFF,
    /** YouTube has no such video, or not any more. */
    GONE,
    /** The video is another channel's. */
    FOREIGN
}
