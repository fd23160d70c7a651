package dev.ratiomesh.sandbox.uploads;

import java.util.Arrays;
import java.util.List;

/** Detects JPEG and PNG by their first bytes. */
final class ImageType {
    private static final List<byte[]> SIGNATURES =
            List.of(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}, new byte[] {(byte) 0x89, 'P', 'N', 'G'});

    private ImageType() {}

    static boolean isImage(byte[] head) {
        return SIGNATURES.stream().anyMatch(beginning -> startsWith(head, beginning));
    }

    private static boolean startsWith(byte[] head, byte[] beginning) {
        return head.length >= beginning.length
                && Arrays.mismatch(head, 0, beginning.length, beginning, 0, beginning.length) < 0;
    }
}
