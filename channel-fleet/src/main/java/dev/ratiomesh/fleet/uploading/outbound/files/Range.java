package dev.ratiomesh.fleet.uploading.outbound.files;

/**
 * Bytes of a file.
 *
 * @param from the first, from 0
 * @param length 1 or more
 */
public record Range(long from, long length) {
    public long last() {
        return from + length - 1;
    }
}
