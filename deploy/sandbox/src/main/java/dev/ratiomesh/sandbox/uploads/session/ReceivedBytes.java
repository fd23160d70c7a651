package dev.ratiomesh.sandbox.uploads.session;

import dev.ratiomesh.sandbox.studio.ReceivedFile;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The part of a file that arrived: its length, its hash so far and its first bytes. The state at the last multiple of 256 KiB
 * is kept beside, because that is where a broken upload goes on.
 */
final class ReceivedBytes {
    /** Google stores broken uploads in whole blocks of this many bytes. */
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

    /** Bytes that arrived. */
    long count() {
        return count;
    }

    /** Bytes that would be left if the upload broke now. */
    long blocks() {
        return count - count % BLOCK;
    }

    /** The upload broke: what is beyond the last whole block is lost. */
    void backToBlock() {
        count = blocks();
        digest = copy(atBlock);
    }

    ReceivedFile whole(String contentType) {
        return new ReceivedFile(count, HexFormat.of().formatHex(copy(digest).digest()), contentType);
    }

    /** Up to the first 16 bytes. */
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
