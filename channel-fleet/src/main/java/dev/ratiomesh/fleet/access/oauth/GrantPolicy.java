package dev.ratiomesh.fleet.access.oauth;

import dev.ratiomesh.contracts.channel.ReconnectReason;
import dev.ratiomesh.delivery.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** When tokens are renewed, and what the answers make of a grant. */
public final class GrantPolicy {
    /** The life of a grant under Testing, by Google's documentation. */
    public static final Duration TESTING_LIFE = Duration.ofDays(7);

    private static final Duration MAX_DELAY = Duration.ofMinutes(1);

    private GrantPolicy() {}

    /** Only the owner can help. */
    public record GrantLoss(ReconnectReason code, String words) {}

    /**
     * What is known of a grant.
     *
     * @param endsAt when it ends by itself, null when it does not
     * @param testing whether the consent screen is in Testing
     */
    public record KnownGrant(String channelId, Instant grantedAt, @Nullable Instant endsAt, boolean testing) {}

    /** When a token that was granted now is renewed; a short one half-way through its life. */
    public static Instant renewAt(Instant now, Duration life, Duration before) {
        return life.compareTo(before.multipliedBy(2)) < 0 ? now.plus(life.dividedBy(2)) : now.plus(life.minus(before));
    }

    /** The schedule of calls to Google's token endpoint, whose delay is never longer than a minute. */
    public static Backoff backoff(Duration initial) {
        return new Backoff(initial.compareTo(MAX_DELAY) < 0 ? initial : MAX_DELAY, MAX_DELAY);
    }

    /** Why a grant died: a consent screen in Testing tells more than Google's own words. */
    public static GrantLoss dead(KnownGrant grant, String words, Instant now) {
        Instant end = grant.endsAt() != null
                ? grant.endsAt()
                : grant.testing() ? grant.grantedAt().plus(TESTING_LIFE) : null;
        return end != null && !now.isBefore(end)
                ? new GrantLoss(
                        ReconnectReason.TESTING_EXPIRED,
                        "the consent screen is in Testing, where a grant lives seven days; this one ended at " + end)
                : new GrantLoss(ReconnectReason.GRANT_DEAD, words);
    }

    /** Null while the token acts for the channel, or nobody knows at present. */
    public static @Nullable GrantLoss verify(String channelId, TokenOwner mine) {
        if (mine instanceof TokenOwner.OwnedChannel channel && !channel.id().equals(channelId)) {
            return new GrantLoss(
                    ReconnectReason.OTHER_CHANNEL, "the grant now acts for channel " + channel.id() + ", not for it");
        }
        return mine instanceof TokenOwner.NoChannel none
                ? new GrantLoss(ReconnectReason.NO_CHANNEL, none.words())
                : null;
    }

    /** Null while every feature has its scopes; Google need not say which there are. */
    public static @Nullable GrantLoss scopes(Collection<ChannelFeature> features, List<String> scopes) {
        Set<ChannelFeature> left = scopes.isEmpty() ? Set.copyOf(features) : ChannelFeature.granted(features, scopes);
        List<String> gone = ChannelFeature.words(
                features.stream().filter(one -> !left.contains(one)).toList());
        return gone.isEmpty()
                ? null
                : new GrantLoss(ReconnectReason.SCOPE_MISSING, "its owner has taken back the right to: " + gone);
    }
}
