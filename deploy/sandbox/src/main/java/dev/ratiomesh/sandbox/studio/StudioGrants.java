package dev.ratiomesh.sandbox.studio;

import dev.ratiomesh.sandbox.journal.Journal;
import dev.ratiomesh.sandbox.journal.JournalLine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Holds grants and the tokens issued for them. Used by one thread. */
public final class StudioGrants {
    /** Lifetime of a refresh token while the consent screen is in Testing. */
    public static final Duration TESTING_LIFETIME = Duration.ofDays(7);

    private static final String GRANTED = "studio.grant";
    private static final String REVOKED = "studio.revoked";
    private static final String PREFIX = "sandbox-rt-";
    private static final int MAX_PER_ACCOUNT = 100;
    private static final int SECRET_BYTES = 24;

    private final Journal journal;
    private final InstantSource clock;
    private final AccessTokens tokens;
    private final Map<String, Grant> grants = new LinkedHashMap<>();
    private final Set<String> revoked = new HashSet<>();

    public StudioGrants(Journal journal, InstantSource clock) {
        this.journal = journal;
        this.clock = clock;
        tokens = new AccessTokens(journal, clock);
        journal.past().forEach(this::remember);
    }

    private record Revocation(String refreshToken) {}

    /** Creates a grant. Google keeps a hundred live ones for an account and client and drops the oldest silently. */
    public Grant create(Consent consent) {
        Grant grant = new Grant(
                PREFIX + StableIds.secret(SECRET_BYTES),
                consent.clientId(),
                consent.account(),
                consent.channelId(),
                List.copyOf(consent.scopes()),
                clock.instant(),
                consent.testing() ? clock.instant().plus(TESTING_LIFETIME) : null);
        journal.append(GRANTED, grant);
        grants.put(grant.refreshToken(), grant);
        dropOldest(grant);
        return grant;
    }

    /** Tells whether a refresh token has the form of one issued after a consent. */
    public static boolean isConsentToken(String refreshToken) {
        return refreshToken.startsWith(PREFIX);
    }

    /** Finds the grant of a refresh token that is neither revoked nor expired. */
    public Optional<Grant> findLive(String refreshToken) {
        return Optional.ofNullable(grants.get(refreshToken))
                .filter(grant -> !revoked.contains(refreshToken) && !grant.isExpired(clock.instant()));
    }

    /** Issues an access token; {@code refreshed} counts it as a refresh. */
    public AccessToken issue(Grant grant, boolean refreshed) {
        return tokens.issue(grant.refreshToken(), refreshed);
    }

    /** Returns the grant that a bearer token acts for. */
    public TokenAccess access(@Nullable String bearer) {
        Optional<AccessToken> token = Optional.ofNullable(bearer).flatMap(tokens::find);
        if (token.isEmpty()) {
            boolean forgotten = bearer != null && AccessTokens.isConsentToken(bearer);
            return forgotten
                    ? new TokenAccess.InvalidToken("The access token is not known")
                    : new TokenAccess.AnonymousAccess();
        }
        if (token.get().isExpired(clock.instant())) {
            return new TokenAccess.InvalidToken("The access token is expired");
        }
        Optional<Grant> grant = findLive(token.get().refreshToken());
        return grant.isPresent()
                ? new TokenAccess.GrantedAccess(grant.get())
                : new TokenAccess.InvalidToken("The grant was revoked");
    }

    /** Ends all grants of the person and client behind an access or refresh token; false for an unknown token. */
    public boolean revoke(String token) {
        String refreshToken = tokens.find(token).map(AccessToken::refreshToken).orElse(token);
        Grant grant = grants.get(refreshToken);
        return grant != null && revokeIf(grant::samePersonAs) > 0;
    }

    /** Ends all grants for a channel, as its owner can in the account's settings; returns their number. */
    public int revokeChannel(String channelId) {
        return revokeIf(grant -> channelId.equals(grant.channelId()));
    }

    public List<Grant> all() {
        return List.copyOf(grants.values());
    }

    public long refreshes(Grant grant) {
        return tokens.refreshes(grant.refreshToken());
    }

    private void dropOldest(Grant latest) {
        List<Grant> live = grants.values().stream()
                .filter(grant -> grant.clientId().equals(latest.clientId())
                        && grant.account().equals(latest.account())
                        && findLive(grant.refreshToken()).isPresent())
                .sorted(Comparator.comparing(Grant::issuedAt))
                .toList();
        live.stream().limit(Math.max(0, live.size() - MAX_PER_ACCOUNT)).forEach(this::end);
    }

    private int revokeIf(Predicate<Grant> filter) {
        List<Grant> ended = grants.values().stream()
                .filter(filter)
                .filter(grant -> !revoked.contains(grant.refreshToken()))
                .toList();
        ended.forEach(this::end);
        return ended.size();
    }

    private void end(Grant grant) {
        journal.append(REVOKED, new Revocation(grant.refreshToken()));
        revoked.add(grant.refreshToken());
    }

    private void remember(JournalLine line) {
        switch (line.kind()) {
            case GRANTED -> {
                Grant grant = line.as(Grant.class);
                grants.put(grant.refreshToken(), grant);
            }
            case REVOKED -> revoked.add(line.as(Revocation.class).refreshToken());
            default -> {
                // a fact of another part
            }
        }
    }
}
