package dev.ratiomesh.fleet.uploading.outbound.files;

import dev.ratiomesh.fleet.uploading.upload.SourceFile;

/**
 * A file at a look.
 *
 * @param head its first bytes
 */
@SuppressWarnings("ArrayRecordComponent") // handed through, compared by nobody
record Found(SourceFile file, byte[] head) {}
