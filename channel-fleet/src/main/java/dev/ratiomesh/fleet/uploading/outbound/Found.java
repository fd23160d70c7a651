package dev.ratiomesh.fleet.uploading.outbound;

import dev.ratiomesh.fleet.uploading.SourceFile;

/**
 * A file at a look.
 *
 * @param head its first bytes
 */
@SuppressWarnings("ArrayRecordComponent") // handed through, compared by nobody
record Found(SourceFile file, byte[] head) {}
