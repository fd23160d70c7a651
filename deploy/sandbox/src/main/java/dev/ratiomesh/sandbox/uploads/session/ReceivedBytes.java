package dev.ratiomesh.sandbox.uploads.session;

import dev.ratiomesh.sandbox.studio.ReceivedFile;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Accumulates the received part of a file: its length, its hash so far and its first bytes. The state at the last
 * multiple of 256 KiB is kept beside, because a broken upload continues from there.
 */
final class ReceivedBytes {
    /** Size of the blocks in which Google stores broken uploads, in bytes. */
    static final int BLOCK_BYTES = 262_144;

    private static final int HEAD_BYTES = 16;

    private final byte[] head = new byte[HEAD_BYTES];
    private MessageDigest digest = sha256();
    private MessageDigest atBlock = sha256();
    private long count;

    void take(byte[] bytes, int from, int length) {
        keepHead(bytes, from, length);
        int at = from;
        int end = from + length;
        while (at < end) {
            int part = (int) Math.min(end - at, BLOCK_BYTES - count % BLOCK_BYTES);
            digest.update(bytes, at, part);
            at += part;
            count += part;
            if (count % BLOCK_BYTES == 0) {
                atBlock = copy(digest);
            }
        }
    }

    /** Returns the number of received bytes. */
    long count() {
        return count;
    }

    /** Returns the number of bytes that would be stored if the upload broke now. */
    long wholeBlockBytes() {
        return count - count % BLOCK_BYTES;
    }

    /** Drops everything after the last whole block, because the upload broke. */
    void dropPartialBlock() {
        count = wholeBlockBytes();
        digest = copy(atBlock);
    }

    ReceivedFile whole(String contentType) {
        return new ReceivedFile(count, HexFormat.of().formatHex(copy(digest).digest()), contentType);
    }

    /** Returns up to the first 16 bytes. */
    byte[] head() {
        return Arrays.copyOf(head, (int) Math.min(HEAD_BYTES, count));
    }

    private void keepHead(byte[] bytes, int from, int length) {
        if (count < HEAD_BYTES) {
            System.arraycopy(bytes, from, head, (int) count, (int) Math.min(length, HEAD_BYTES - count));
        }
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's SHA-256 cannot be copied", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
