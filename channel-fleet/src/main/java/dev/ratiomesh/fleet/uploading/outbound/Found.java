package dev.ratiomesh.fleet.uploading.outbound;

import dev.ratiomesh.fleet.uploading.FileFacts;

/**
 * A file at a look.
 *
 * @param head its first bytes
 */
@SuppressWarnings("ArrayRecordComponent") // handed through, compared by nobody
record Found(FileFacts file, byte[] head) {}
