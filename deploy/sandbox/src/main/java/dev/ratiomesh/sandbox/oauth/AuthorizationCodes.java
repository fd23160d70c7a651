package dev.ratiomesh.sandbox.oauth;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Holds authorisation codes: valid once, for ten minutes of real time. Used by one thread. */
public final class AuthorizationCodes {
    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final int MAX_CODES = 5_000;
    private static final int SECRET_BYTES = 32;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, PendingCode> codes = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PendingCode> eldest) {
            return size() > MAX_CODES;
        }
    };

    public AuthorizationCodes(InstantSource clock) {
        this.clock = clock;
    }

    /** Stores a consent and returns a code for it. */
    String issue(PendingCode pending) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        String code = "4/0A" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        codes.put(code, pending);
        return code;
    }

    /** Redeems a code: returns its consent and forgets the code. */
    Optional<PendingCode> redeem(String code) {
        return Optional.ofNullable(codes.remove(code))
                .filter(pending -> clock.instant().isBefore(pending.issuedAt().plus(LIFETIME)));
    }
}
