package dev.ratiomesh.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;

/** Makes a file that begins as an MP4 file does and continues with noise. */
final class UploadFile {
    private static final byte[] MP4_HEAD = {0, 0, 0, 0x18, 'f', 't', 'y', 'p', 'i', 's', 'o', 'm'};
    private static final int PIECE_BYTES = 1 << 20;

    private UploadFile() {}

    static Path of(Path file, int size) throws IOException {
        byte[] piece = new byte[PIECE_BYTES];
        new Random(size).nextBytes(piece);
        System.arraycopy(MP4_HEAD, 0, piece, 0, MP4_HEAD.length);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int written = 0; written < size; written += PIECE_BYTES) {
                piece[PIECE_BYTES - 1] = (byte) (written / PIECE_BYTES);
                out.write(piece, 0, Math.min(PIECE_BYTES, size - written));
            }
        }
        return file;
    }

    static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
