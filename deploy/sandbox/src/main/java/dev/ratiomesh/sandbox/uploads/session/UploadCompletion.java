package dev.ratiomesh.sandbox.uploads.session;

import dev.ratiomesh.sandbox.studio.ReceivedFile;
import dev.ratiomesh.sandbox.wire.HttpAnswer;

/** What becomes of a file that arrived whole. */
@FunctionalInterface
public interface UploadCompletion {

    /**
     * Makes of it what it is meant for.
     *
     * @param head up to its first 16 bytes
     */
    HttpAnswer land(ReceivedFile file, byte[] head);
}
