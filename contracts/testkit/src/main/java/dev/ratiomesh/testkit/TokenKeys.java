package dev.ratiomesh.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An RSA key pair that signs bearer tokens (RS256), for tests and for the local mesh. */
public final class TokenKeys {

    /** The {@code iss} of every token. */
    public static final String ISSUER = "ratio-mesh";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KeyPair pair;

    private TokenKeys(KeyPair pair) {
        this.pair = pair;
    }

    public static TokenKeys generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return new TokenKeys(generator.generateKeyPair());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK has RSA", impossible);
        }
    }

    /**
     * Restores keys from the texts of {@link #privateKey()} and {@link #publicKey()}.
     *
     * @throws IllegalArgumentException when the texts are no RSA keys
     */
    public static TokenKeys of(String privateKey, String publicKey) {
        try {
            KeyFactory rsa = KeyFactory.getInstance("RSA");
            return new TokenKeys(new KeyPair(
                    rsa.generatePublic(
                            new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey))),
                    rsa.generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getDecoder().decode(privateKey)))));
        } catch (GeneralSecurityException wrong) {
            throw new IllegalArgumentException("These are no RSA keys", wrong);
        }
    }

    /** Returns the private key in Base64 of its PKCS#8 form. */
    public String privateKey() {
        return Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
    }

    /** Returns the public key in Base64 of its X.509 form, in one line, as {@code mp.jwt.verify.publickey} takes it. */
    public String publicKey() {
        return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    }

    /**
     * Returns a signed token.
     *
     * @param tenant the claim {@code tenant}
     * @param roles the claim {@code groups}: viewer, operator, approver
     */
    public String token(String tenant, List<String> roles, Instant issuedAt, Duration validFor) {
        Map<String, Object> claims = Map.of(
                "iss",
                ISSUER,
                "sub",
                tenant + "-user",
                "upn",
                tenant + "-user",
                "jti",
                UUID.randomUUID().toString(),
                "iat",
                issuedAt.getEpochSecond(),
                "exp",
                issuedAt.plus(validFor).getEpochSecond(),
                "tenant",
                tenant,
                "groups",
                roles);
        String signed = part(Map.of("alg", "RS256", "typ", "JWT")) + "." + part(claims);
        return signed + "." + base64(signature(signed));
    }

    private byte[] signature(String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK signs with RSA", impossible);
        }
    }

    private static String part(Map<String, Object> content) {
        try {
            return base64(JSON.writeValueAsBytes(content));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Strings and numbers are always JSON", impossible);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
