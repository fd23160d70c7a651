package dev.ratiomesh.fleet.access.oauth;

import dev.ratiomesh.contracts.channel.ReconnectReason;
import dev.ratiomesh.delivery.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides when access tokens are renewed and when a grant counts as lost. */
public final class GrantPolicy {
    /** The lifetime of a grant while the consent screen is in Testing, from Google's OAuth documentation. */
    public static final Duration TESTING_LIFETIME = Duration.ofDays(7);

    private static final Duration MAX_DELAY = Duration.ofMinutes(1);

    private GrantPolicy() {}

    /** The reason why a channel needs a new consent of its owner. */
    public record GrantLoss(ReconnectReason code, String message) {}

    /**
     * The stored facts of a grant that decide why Google rejects it.
     *
     * @param endsAt the moment at which the grant expires, null when it has no known end
     * @param testing true when the consent screen is in Testing
     */
    public record KnownGrant(String channelId, Instant grantedAt, @Nullable Instant endsAt, boolean testing) {}

    /**
     * Returns the moment at which a token issued now is renewed.
     *
     * @param renewBefore the time before the token's end; a token that lives less than twice as long is renewed half-way
     */
    public static Instant renewAt(Instant now, Duration lifetime, Duration renewBefore) {
        return lifetime.compareTo(renewBefore.multipliedBy(2)) < 0
                ? now.plus(lifetime.dividedBy(2))
                : now.plus(lifetime.minus(renewBefore));
    }

    /** Returns the retry schedule of Google's token endpoint; its delays are at most one minute. */
    public static Backoff backoff(Duration initial) {
        return new Backoff(initial.compareTo(MAX_DELAY) < 0 ? initial : MAX_DELAY, MAX_DELAY);
    }

    /** Explains why Google rejects a grant. An expiry under Testing is more precise than Google's own message. */
    public static GrantLoss explainRevocation(KnownGrant grant, String message, Instant now) {
        Instant endsAt = grant.endsAt() != null
                ? grant.endsAt()
                : grant.testing() ? grant.grantedAt().plus(TESTING_LIFETIME) : null;
        return endsAt != null && !now.isBefore(endsAt)
                ? new GrantLoss(
                        ReconnectReason.TESTING_EXPIRED,
                        "the consent screen is in Testing, where a grant lives seven days; this grant ended at "
                                + endsAt)
                : new GrantLoss(ReconnectReason.GRANT_DEAD, message);
    }

    /**
     * Returns the loss when the token acts for no channel or another one; null when it acts for this channel, or the
     * lookup of its channel failed.
     */
    public static @Nullable GrantLoss checkOwner(String channelId, TokenOwner owner) {
        if (owner instanceof TokenOwner.OwnedChannel channel && !channel.id().equals(channelId)) {
            return new GrantLoss(
                    ReconnectReason.OTHER_CHANNEL,
                    "the grant now acts for channel " + channel.id() + " instead of this one");
        }
        return owner instanceof TokenOwner.NoChannel none
                ? new GrantLoss(ReconnectReason.NO_CHANNEL, none.message())
                : null;
    }

    /** Returns the loss when a feature lacks scopes; null when none does or Google lists no scopes. */
    public static @Nullable GrantLoss checkScopes(Collection<ChannelFeature> features, List<String> scopes) {
        Set<ChannelFeature> granted =
                scopes.isEmpty() ? Set.copyOf(features) : ChannelFeature.granted(features, scopes);
        List<String> withdrawn = ChannelFeature.wireNames(
                features.stream().filter(feature -> !granted.contains(feature)).toList());
        return withdrawn.isEmpty()
                ? null
                : new GrantLoss(
                        ReconnectReason.SCOPE_MISSING, "its owner has withdrawn the permission for: " + withdrawn);
    }
}
