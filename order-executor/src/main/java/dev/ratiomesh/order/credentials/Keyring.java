package dev.ratiomesh.order.credentials;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals refresh tokens with AES-256-GCM (NIST SP 800-38D): a fresh random nonce of 96 bits each time, a tag of 128 bits, and
 * tenant, provider and account as associated data, so that a row copied to another account does not open there.
 */
public final class Keyring {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Map<String, SecretKey> keys;
    private final Optional<String> active;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param keys AES keys of 256 bits by their id
     * @param active the key with which new tokens are sealed; empty when none shall be stored
     * @throws IllegalArgumentException when there is no such key
     */
    public Keyring(Map<String, SecretKey> keys, Optional<String> active) {
        active.filter(id -> !keys.containsKey(id)).ifPresent(id -> {
            throw new IllegalArgumentException("orders.credentials.active-key is \"" + id
                    + "\", but orders.credentials.keys." + id + " is not set; set are "
                    + new TreeSet<>(keys.keySet()));
        });
        this.keys = Map.copyOf(keys);
        this.active = active;
    }

    /** The id of the key with which tokens are sealed; empty when none is configured. */
    public Optional<String> active() {
        return active;
    }

    /** The keys that only open. */
    public Set<String> retired() {
        Map<String, SecretKey> rest = new TreeMap<>(keys);
        active.ifPresent(rest::remove);
        return rest.keySet();
    }

    /** @throws IllegalStateException when there is no active key */
    public SealedToken seal(AccountId id, RefreshToken token) {
        String keyId = active.orElseThrow(() -> new IllegalStateException("orders.credentials.active-key is not set"));
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, keyId, nonce, id);
            byte[] text = cipher.doFinal(token.value().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            byte[] all = Arrays.copyOf(nonce, nonce.length + text.length);
            System.arraycopy(text, 0, all, nonce.length, text.length);
            return new SealedToken(keyId, all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + CIPHER, e);
        }
    }

    /** @throws CannotOpen when its key is not known, or it was not sealed for this account with it */
    public RefreshToken open(AccountId id, SealedToken sealed) throws CannotOpen {
        if (!keys.containsKey(sealed.keyId())) {
            throw new CannotOpen("its token is encrypted with key \"" + sealed.keyId()
                    + "\", which is not configured (orders.credentials.keys." + sealed.keyId() + ")");
        }
        byte[] all = sealed.bytes();
        try {
            byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, sealed.keyId(), nonce, id);
            byte[] text = cipher.doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
            return new RefreshToken(new String(text, java.nio.charset.StandardCharsets.US_ASCII));
        } catch (AEADBadTagException | IllegalArgumentException e) {
            throw new CannotOpen("its token was not encrypted for it with key \"" + sealed.keyId()
                    + "\" as configured, or has been changed since");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + CIPHER, e);
        }
    }

    private Cipher cipher(int mode, String keyId, byte[] nonce, AccountId id) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, keys.get(keyId), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(id.binding());
        return cipher;
    }
}
