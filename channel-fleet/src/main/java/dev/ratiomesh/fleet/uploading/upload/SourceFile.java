package dev.ratiomesh.fleet.uploading.upload;

/**
 * A file as it was when it was first looked at.
 *
 * @param sizeBytes 1 or more
 * @param versionTag changes when the file does: ETag or time of its last change
 */
public record SourceFile(long sizeBytes, String versionTag, String contentType) {}
