package dev.ratiomesh.sandbox.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Checks Proof Key for Code Exchange, RFC 7636.
 *
 * @param value the challenge of the consent request; empty: the application does not use PKCE
 * @param method {@code S256} or {@code plain}
 */
record CodeChallenge(String value, String method) {
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    Optional<String> fault() {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (!method.equals("S256") && !method.equals("plain")) {
            return Optional.of("code_challenge_method must be S256 or plain");
        }
        return WELL_FORMED.matcher(value).matches()
                ? Optional.empty()
                : Optional.of("code_challenge must be 43 to 128 letters of A-Z a-z 0-9 - . _ ~");
    }

    /** Finds the fault of the verifier that came with the code; empty when it fits. */
    Optional<String> faultOf(String verifier) {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (verifier.isEmpty()) {
            return Optional.of("Missing code verifier.");
        }
        String proof = method.equals("plain") ? verifier : s256(verifier);
        return proof.equals(value) ? Optional.empty() : Optional.of("Invalid code verifier.");
    }

    private static String s256(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
