package dev.ratiomesh.sandbox.oauth;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Links access tokens to their refresh tokens and holds the revoked ones. Used by one thread. */
public final class IssuedTokens {
    private static final int MAX_TOKENS = 10_000;

    private final Map<String, String> issued = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MAX_TOKENS;
        }
    };
    private final Set<String> revoked = new HashSet<>();
    private long count;

    /** Issues a new access token. */
    String issue(String refreshToken) {
        String token = "ya29.sandbox-" + ++count;
        issued.put(token, refreshToken);
        return token;
    }

    /** Revokes a refresh token and all access tokens issued for it. */
    public void revoke(String refreshToken) {
        revoked.add(refreshToken);
    }

    boolean isRevoked(String refreshToken) {
        return revoked.contains(refreshToken);
    }

    /** Finds the refresh token behind an access token; empty for a token that the sandbox did not issue. */
    public Optional<String> refreshTokenOf(String accessToken) {
        return Optional.ofNullable(issued.get(accessToken));
    }

    /** Tells whether the access token's grant was revoked after it was issued. */
    public boolean isAccessRevoked(String accessToken) {
        return refreshTokenOf(accessToken).filter(revoked::contains).isPresent();
    }

    /** Makes all revoked tokens valid again. */
    public void clear() {
        revoked.clear();
    }
}
