package dev.ratiomesh.sandbox.studio;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes ids: ones that follow from a name for ever, and ones that cannot be guessed. */
final class StableIds {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder LETTERS = Base64.getUrlEncoder().withoutPadding();

    private StableIds() {}

    /** Derives letters of {@code A-Za-z0-9_-} from a name; at most 43. */
    static String from(String name, int length) {
        return LETTERS.encodeToString(sha256().digest(name.getBytes(StandardCharsets.UTF_8)))
                .substring(0, length);
    }

    /** Returns random bytes as letters. */
    static String secret(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return LETTERS.encodeToString(random);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
