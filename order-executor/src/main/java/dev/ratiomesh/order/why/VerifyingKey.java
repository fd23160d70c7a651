package dev.ratiomesh.order.why;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.delivery.json.Sha256;
import dev.ratiomesh.order.placing.proposal.DecisionEvidenceJson;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Checks signatures with the public half of the signing key: Ed25519, as a JSON Web Key (RFC 7517, RFC 8037).
 *
 * @param x the 32 bytes of the key, base64url
 */
public record VerifyingKey(String x) {
    /** Leads the 32 bytes in the X.509 form of every Ed25519 key (RFC 8410). */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final int KEY_BYTES = 32;

    /**
     * Checks the length.
     *
     * @throws IllegalArgumentException when the text is no key of this kind
     */
    public VerifyingKey {
        if (Base64.getUrlDecoder().decode(x).length != KEY_BYTES) {
            throw new IllegalArgumentException("an Ed25519 key has " + KEY_BYTES + " bytes");
        }
    }

    static VerifyingKey of(PublicKey key) {
        byte[] encoded = key.getEncoded();
        byte[] keyBytes = Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
        return new VerifyingKey(Base64.getUrlEncoder().withoutPadding().encodeToString(keyBytes));
    }

    /**
     * Parses a JSON Web Key, as the service publishes it, or a public key in PEM.
     *
     * @throws IllegalArgumentException when the text is neither
     */
    static VerifyingKey parse(String text) {
        if (text.contains("BEGIN PUBLIC KEY")) {
            return of(parse(Pem.decode(text, "PUBLIC KEY")));
        }
        JsonNode jwk = DecisionEvidenceJson.parse(text);
        if (!jwk.path("crv").asText().equals("Ed25519") || !jwk.path("x").isTextual()) {
            throw new IllegalArgumentException("the key is no JSON Web Key of Ed25519 and no public key in PEM");
        }
        return new VerifyingKey(jwk.path("x").asText());
    }

    /** Returns the thumbprint of the key (RFC 7638). */
    public String keyId() {
        String canonical = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + x + "\"}";
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.bytes(canonical));
    }

    boolean verifies(String text, byte[] signature) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            byte[] raw = Base64.getUrlDecoder().decode(x);
            byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + KEY_BYTES);
            System.arraycopy(raw, 0, encoded, X509_PREFIX.length, KEY_BYTES);
            check.initVerify(parse(encoded));
            check.update(text.getBytes(StandardCharsets.US_ASCII));
            return check.verify(signature);
        } catch (GeneralSecurityException noSignature) {
            return false;
        }
    }

    private static PublicKey parse(byte[] encoded) {
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("this is no public key of Ed25519", e);
        }
    }
}
