package dev.ratiomesh.fleet.uploading.upload;

/**
 * A file as it was when it was first looked at.
 *
 * @param bytes 1 or more
 * @param tag changes when the file does: ETag or time of its last change
 */
public record SourceFile(long bytes, String tag, String contentType) {}
