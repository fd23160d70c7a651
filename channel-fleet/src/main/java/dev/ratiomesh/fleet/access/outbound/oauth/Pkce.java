package dev.ratiomesh.fleet.access.outbound.oauth;

import com.google.auth.oauth2.PKCEProvider;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Provides the PKCE code verifier and its S256 challenge (RFC 7636) to Google's auth library. */
public record Pkce(String verifier) implements PKCEProvider {
    @Override
    public String getCodeVerifier() {
        return verifier;
    }

    @Override
    public String getCodeChallengeMethod() {
        return "S256";
    }

    @Override
    public String getCodeChallenge() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(sha256(verifier.getBytes(StandardCharsets.US_ASCII)));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "Pkce[hidden]";
    }
}
