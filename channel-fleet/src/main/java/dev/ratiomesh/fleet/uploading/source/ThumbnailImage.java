package dev.ratiomesh.fleet.uploading.source;

import java.util.Optional;

/**
 * A thumbnail image of a type that YouTube accepts, held in memory.
 *
 * @param contentType media type by the first bytes
 */
@SuppressWarnings("ArrayRecordComponent") // passed through, never compared
public record ThumbnailImage(byte[] bytes, String contentType) {
    private static final int[] PNG_SIGNATURE = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int[] JPEG_SIGNATURE = {0xff, 0xd8, 0xff};

    /** Detects the image type; empty when it is neither JPEG nor PNG. */
    public static Optional<ThumbnailImage> detect(byte[] bytes) {
        if (startsWith(bytes, PNG_SIGNATURE)) {
            return Optional.of(new ThumbnailImage(bytes, "image/png"));
        }
        return startsWith(bytes, JPEG_SIGNATURE)
                ? Optional.of(new ThumbnailImage(bytes, "image/jpeg"))
                : Optional.empty();
    }

    private static boolean startsWith(byte[] bytes, int[] magic) {
        if (bytes.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((bytes[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
