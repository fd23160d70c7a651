package dev.ratiomesh.fleet;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Comments in and out, under {@code fleet.comments}. */
public interface CommentsConfig {
    /** How often is looked for due work. */
    @WithDefault("PT1S")
    Duration every();

    /** Pieces of due work a replica does at a time, of each kind. */
    @WithDefault("8")
    int batch();

    /** How long a claimed piece is left to its worker; above {@code fleet.google.timeout}. */
    @WithDefault("PT60S")
    Duration lease();

    /** Pages read in one look at a video; what is left over is read in the next. */
    @WithDefault("10")
    int pages();

    /** The shortest time between two looks at a video; each costs at least a unit of quota. */
    @WithDefault("PT5M")
    Duration lookEvery();

    /** The longest time between two looks at a video that has been quiet. */
    @WithDefault("PT6H")
    Duration lookAtLeastEvery();

    /** How long a video whose comments are switched off, or that is gone, is left alone. */
    @WithDefault("PT6H")
    Duration offFor();

    /**
     * Between sweeps through all threads of a video, which find new replies to old comments and read the texts anew. Replies
     * to the newest hundred threads are found in every look. Well below 30 days, or comments are forgotten while watched.
     */
    @WithDefault("P7D")
    Duration fullEvery();

    /** How long after a request without an answer it is not believed that nothing was posted. */
    @WithDefault("PT2M")
    Duration quiet();

    /** The first pause between looks for a reply; it doubles, up to {@code longestPause}. */
    @WithDefault("PT3S")
    Duration firstLook();

    /** How often others must not see a posted reply until it counts as held. */
    @WithDefault("4")
    int readBacks();

    /** The first pause after trouble; it doubles with each further one. */
    @WithDefault("PT5S")
    Duration firstPause();

    /** The longest such pause. */
    @WithDefault("PT15M")
    Duration longestPause();
}
