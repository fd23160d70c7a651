package dev.ratiomesh.sandbox.oauth;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which access token came from which refresh token, and which of those are revoked. Used by one thread. */
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

    /** A new access token. */
    String issue(String refreshToken) {
        String token = "ya29.sandbox-" + ++count;
        issued.put(token, refreshToken);
        return token;
    }

    /** From now on neither the refresh token nor what was issued for it is good. */
    public void revoke(String refreshToken) {
        revoked.add(refreshToken);
    }

    boolean isRevoked(String refreshToken) {
        return revoked.contains(refreshToken);
    }

    /** The refresh token behind an access token; empty for one that was not issued here. */
    public Optional<String> behind(String accessToken) {
        return Optional.ofNullable(issued.get(accessToken));
    }

    /** Whether the access token's grant was revoked after it was issued. */
    public boolean isDead(String accessToken) {
        return behind(accessToken).filter(revoked::contains).isPresent();
    }

    /** All revoked ones are good again. */
    public void clear() {
        revoked.clear();
    }
}
