package dev.ratiomesh.delivery.secrets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts refresh tokens with AES-256-GCM (NIST SP 800-38D): a fresh random nonce of 96 bits each time, a tag of 128
 * bits, and the {@link EncryptionContext} as associated data, so that a row copied to another owner cannot be decrypted
 * there.
 */
public final class Keyring {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final String prefix;
    private final Map<String, SecretKey> keys;
    private final Optional<String> active;
    private final SecureRandom random = new SecureRandom();

    private Keyring(String prefix, Map<String, SecretKey> keys, Optional<String> active) {
        active.filter(id -> !keys.containsKey(id)).ifPresent(id -> {
            throw new IllegalArgumentException(prefix + ".active-key is \"" + id + "\", but " + prefix + ".keys." + id
                    + " is not set; set are " + new TreeSet<>(keys.keySet()));
        });
        this.prefix = prefix;
        this.keys = Map.copyOf(keys);
        this.active = active;
    }

    /**
     * Makes a keyring of the configured keys.
     *
     * @param prefix of the configuration keys, for example {@code orders.credentials}; error messages name it
     * @throws IllegalArgumentException when a key cannot be read or the active one is not configured; no key is quoted
     */
    public static Keyring of(CredentialsConfig config, String prefix) {
        return of(config.keys(), config.activeKey(), prefix);
    }

    /**
     * Makes a keyring of the given keys.
     *
     * @param texts keys by their id, as {@link CredentialsConfig#keys} has them
     * @param active id of the key that encrypts new tokens; empty when none shall be stored
     */
    public static Keyring of(Map<String, String> texts, Optional<String> active, String prefix) {
        Map<String, SecretKey> keys = new TreeMap<>();
        texts.forEach((id, text) -> keys.put(id, KeyLoader.read(prefix + ".keys." + id, text)));
        return new Keyring(prefix, keys, active);
    }

    /** Returns the id of the key that encrypts new tokens; empty when none is configured. */
    public Optional<String> active() {
        return active;
    }

    /** Returns the ids of the keys that only decrypt. */
    public Set<String> retired() {
        Map<String, SecretKey> rest = new TreeMap<>(keys);
        active.ifPresent(rest::remove);
        return rest.keySet();
    }

    /**
     * Encrypts a token for its owner with the active key.
     *
     * @throws IllegalStateException when there is no active key
     */
    public EncryptedSecret seal(EncryptionContext owner, Secret token) {
        String keyId = active.orElseThrow(() -> new IllegalStateException(prefix + ".active-key is not set"));
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, keyId, nonce, owner);
            byte[] text = cipher.doFinal(token.value().getBytes(StandardCharsets.US_ASCII));
            byte[] all = Arrays.copyOf(nonce, nonce.length + text.length);
            System.arraycopy(text, 0, all, nonce.length, text.length);
            return new EncryptedSecret(keyId, all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + CIPHER, e);
        }
    }

    /**
     * Decrypts a token for its owner.
     *
     * @throws DecryptionException when its key is not configured, or the token was not encrypted for this owner
     */
    public Secret open(EncryptionContext owner, EncryptedSecret sealed) throws DecryptionException {
        if (!keys.containsKey(sealed.keyId())) {
            throw new DecryptionException("its token is encrypted with key \"" + sealed.keyId()
                    + "\", which is not configured (" + prefix + ".keys." + sealed.keyId() + ")");
        }
        byte[] all = sealed.bytes();
        try {
            byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, sealed.keyId(), nonce, owner);
            byte[] text = cipher.doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
            return new Secret(new String(text, StandardCharsets.US_ASCII));
        } catch (AEADBadTagException | IllegalArgumentException e) {
            throw new DecryptionException("its token was not encrypted for it with key \"" + sealed.keyId()
                    + "\" as configured, or has been changed since");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + CIPHER, e);
        }
    }

    private Cipher cipher(int mode, String keyId, byte[] nonce, EncryptionContext owner)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, keys.get(keyId), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(owner.bytes());
        return cipher;
    }

    /**
     * Reads a key from configuration: Base64 of 32 bytes, or {@code file:} and the path of a file that holds that text.
     */
    static final class KeyLoader {
        private static final String FILE = "file:";
        private static final int KEY_BYTES = 32;
        private static final long MAX_FILE_BYTES = 1024;

        private KeyLoader() {}

        /**
         * Reads one key.
         *
         * @param name the whole configuration key, for example {@code orders.credentials.keys.k1}
         * @throws IllegalArgumentException when the text is no key; the message names the configuration key and not its
         *     value
         */
        static SecretKey read(String name, String text) {
            byte[] key =
                    decoded(name, text.startsWith(FILE) ? content(name, Path.of(text.substring(FILE.length()))) : text);
            if (key.length != KEY_BYTES) {
                throw invalid(name, "must be Base64 of 32 bytes, is of " + key.length);
            }
            return new SecretKeySpec(key, "AES");
        }

        private static byte[] decoded(String name, String text) {
            try {
                return Base64.getDecoder().decode(text.strip());
            } catch (IllegalArgumentException e) {
                throw invalid(name, "must be Base64 of 32 bytes, is no Base64");
            }
        }

        private static String content(String name, Path file) {
            try {
                if (Files.size(file) > MAX_FILE_BYTES) {
                    throw invalid(name, file + " is too large for a key");
                }
                return Files.readString(file, StandardCharsets.US_ASCII);
            } catch (IOException e) {
                throw invalid(name, file + " cannot be read: " + e);
            }
        }

        private static IllegalArgumentException invalid(String name, String problem) {
            return new IllegalArgumentException(name + ": " + problem);
        }
    }
}
