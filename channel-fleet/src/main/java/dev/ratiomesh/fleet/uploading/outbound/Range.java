package dev.ratiomesh.fleet.uploading.outbound;

/**
 * Bytes of a file.
 *
 * @param from the first, from 0
 * @param length 1 or more
 */
record Range(long from, long length) {
    long last() {
        return from + length - 1;
    }
}
