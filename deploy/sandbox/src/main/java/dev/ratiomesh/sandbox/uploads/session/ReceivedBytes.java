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
    static final int BLOCK = 262_144;

    private static final int HEAD = 16;

    private final byte[] head = new byte[HEAD];
    private MessageDigest digest = sha256();
    private MessageDigest atBlock = sha256();
    private long count;

    void take(byte[] bytes, int from, int length) {
        keepHead(bytes, from, length);
        int at = from;
        int end = from + length;
        while (at < end) {
            int part = (int) Math.min(end - at, BLOCK - count % BLOCK);
            digest.update(bytes, at, part);
            at += part;
            count += part;
            if (count % BLOCK == 0) {
                atBlock = copy(digest);
            }
        }
    }

    /** Returns the number of received bytes. */
    long count() {
        return count;
    }

    /** Returns the number of bytes that would be stored if the upload broke now. */
    long blocks() {
        return count - count % BLOCK;
    }

    /** Drops everything after the last whole block, because the upload broke. */
    void backToBlock() {
        count = blocks();
        digest = copy(atBlock);
    }

    ReceivedFile whole(String contentType) {
        return new ReceivedFile(count, HexFormat.of().formatHex(copy(digest).digest()), contentType);
    }

    /** Returns up to the first 16 bytes. */
    byte[] head() {
        return Arrays.copyOf(head, (int) Math.min(HEAD, count));
    }

    private void keepHead(byte[] bytes, int from, int length) {
        if (count < HEAD) {
            System.arraycopy(bytes, from, head, (int) count, (int) Math.min(length, HEAD - count));
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
