package dev.ratiomesh.sandbox.oauth;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Links access tokens to their refresh tokens and holds the revoked ones. Used by one thread. */
public final class IssuedTokens {
    private static final int MOST_TOKENS = 10_000;

    private final Map<String, String> issued = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST_TOKENS;
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
    public Optional<String> behind(String accessToken) {
        return Optional.ofNullable(issued.get(accessToken));
    }

    /** Tells whether the access token's grant was revoked after it was issued. */
    public boolean isDead(String accessToken) {
        return behind(accessToken).filter(revoked::contains).isPresent();
    }

    /** Makes all revoked tokens valid again. */
    public void clear() {
        revoked.clear();
    }
}
