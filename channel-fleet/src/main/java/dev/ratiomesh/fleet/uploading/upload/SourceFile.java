package dev.ratiomesh.fleet.uploading.upload;

/**
 * The source file as it was at its inspection. Each later read is compared with it, so that one video never mixes two
 * versions of a file.
 *
 * @param sizeBytes 0 or more; an upload of 0 bytes fails
 * @param versionTag changes when the file does: an ETag, or size and time of the last modification
 * @param contentType media type by the first bytes, empty until it is detected
 */
public record SourceFile(long sizeBytes, String versionTag, String contentType) {}
