package dev.ratiomesh.sandbox.uploads;

import dev.ratiomesh.sandbox.studio.MediaFile;
import dev.ratiomesh.sandbox.wire.Answer;

/** What becomes of a file that arrived whole. */
@FunctionalInterface
interface Landing {

    /**
     * Makes of it what it is meant for.
     *
     * @param head up to its first 16 bytes
     */
    Answer land(MediaFile file, byte[] head);
}
