package dev.ratiomesh.sandbox.studio;

import dev.ratiomesh.sandbox.journal.Journal;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Holds the issued access tokens and counts the uses of each refresh token. The oldest beyond the limit are forgotten.
 */
final class AccessTokens {
    private static final String ISSUED = "studio.token";
    private static final String PREFIX = "ya29.sandbox-at-";
    private static final int MAX_TOKENS = 20_000;
    private static final int SECRET_BYTES = 24;

    private final Journal journal;
    private final InstantSource clock;
    private final Map<String, Long> refreshes = new HashMap<>();
    private final Map<String, AccessToken> tokens = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, AccessToken> eldest) {
            return size() > MAX_TOKENS;
        }
    };

    AccessTokens(Journal journal, InstantSource clock) {
        this.journal = journal;
        this.clock = clock;
        journal.past().stream()
                .filter(line -> line.kind().equals(ISSUED))
                .map(line -> line.as(AccessToken.class))
                .forEach(this::remember);
    }

    /** Tells whether a token has the form of one issued after a consent. */
    static boolean isConsentToken(String token) {
        return token.startsWith(PREFIX);
    }

    AccessToken issue(String refreshToken, boolean refreshed) {
        String secret = PREFIX + StableIds.secret(SECRET_BYTES);
        AccessToken token = new AccessToken(secret, refreshToken, clock.instant(), refreshed);
        journal.append(ISSUED, token);
        remember(token);
        return token;
    }

    Optional<AccessToken> find(String token) {
        return Optional.ofNullable(tokens.get(token));
    }

    long refreshes(String refreshToken) {
        return refreshes.getOrDefault(refreshToken, 0L);
    }

    private void remember(AccessToken token) {
        tokens.put(token.token(), token);
        if (token.refreshed()) {
            refreshes.merge(token.refreshToken(), 1L, Long::sum);
        }
    }
}
