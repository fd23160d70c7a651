package dev.ratiomesh.sandbox.uploads.session;

import dev.ratiomesh.sandbox.studio.ReceivedFile;
import dev.ratiomesh.sandbox.wire.HttpAnswer;

/** Turns a completely received file into a video or a thumbnail. */
@FunctionalInterface
public interface UploadCompletion {

    /**
     * Completes the upload.
     *
     * @param head up to the file's first 16 bytes
     */
    HttpAnswer complete(ReceivedFile file, byte[] head);
}
