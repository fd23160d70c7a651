package dev.ratiomesh.order.why;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;

/** Signs explanations with an Ed25519 key. The key has no text form, so that it cannot get into a log. */
public final class SigningKey {
    private final PrivateKey key;
    private final VerifyingKey verifyingKey;

    private SigningKey(PrivateKey key, VerifyingKey verifyingKey) {
        this.key = key;
        this.verifyingKey = verifyingKey;
    }

    /**
     * Parses PKCS #8 in PEM, as {@code openssl genpkey -algorithm ed25519} writes it.
     *
     * @throws IllegalArgumentException when the text is no such key; the message never contains the text
     */
    public static SigningKey parse(String pem) {
        try {
            PrivateKey key = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(Pem.decode(pem, "PRIVATE KEY")));
            return new SigningKey(key, verifyingKey((EdECPrivateKey) key));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the block PRIVATE KEY is no key of Ed25519");
        }
    }

    /** Returns the public half, with which signatures are checked. */
    public VerifyingKey verifyingKey() {
        return verifyingKey;
    }

    byte[] sign(String text) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java 17 signs with Ed25519", e);
        }
    }

    /** Derives the public half: the JDK does it only while it generates a pair, so the seed stands in for its random bytes. */
    private static VerifyingKey verifyingKey(EdECPrivateKey key) throws GeneralSecurityException {
        byte[] seed = key.getBytes().orElseThrow(() -> new GeneralSecurityException("the key cannot be exported"));
        KeyPairGenerator pairs = KeyPairGenerator.getInstance("Ed25519");
        pairs.initialize(NamedParameterSpec.ED25519, new SeedSource(seed));
        return VerifyingKey.of(pairs.generateKeyPair().getPublic());
    }

    private static final class SeedSource extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final transient byte[] seed;

        SeedSource(byte[] seed) {
            this.seed = Arrays.copyOf(seed, seed.length);
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
