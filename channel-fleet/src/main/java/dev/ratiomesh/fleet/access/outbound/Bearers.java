package dev.ratiomesh.fleet.access.outbound;

import dev.ratiomesh.contracts.channel.ReconnectReason;
import dev.ratiomesh.delivery.secrets.DecryptionException;
import dev.ratiomesh.delivery.secrets.EncryptedSecret;
import dev.ratiomesh.fleet.access.Reply;
import dev.ratiomesh.fleet.access.Who;
import dev.ratiomesh.fleet.access.outbound.Grants.Held;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The token a call shows. It is read from the row each time, so that a channel that was disconnected on one replica makes
 * no call on another; the day's quota bounds how often that is.
 */
@ApplicationScoped
class Bearers {
    /** A token that ends so soon is no longer sent. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private static final Duration BREATH = Duration.ofSeconds(2);

    private final Grants grants;
    private final Renewing renewing;
    private final Vault vault;
    private final Clock clock;

    Bearers(Grants grants, Renewing renewing, Vault vault, Clock clock) {
        this.grants = grants;
        this.renewing = renewing;
        this.vault = vault;
        this.clock = clock;
    }

    /** A token, or the reply there is instead. */
    sealed interface Bearer {}

    /** @param token null for anybody, who shows the project's key */
    record Good(@Nullable String token, @Nullable Held held) implements Bearer {
        @Override
        public String toString() {
            return "Good[hidden]";
        }
    }

    record None(Reply reply) implements Bearer {}

    Uni<Bearer> of(Who who) {
        String channelId = who.channelId();
        if (channelId == null) {
            return Uni.createFrom().item(new Good(null, null));
        }
        return grants.one(channelId).chain(found -> {
            Bearer bearer = judge(who, channelId, found);
            return bearer != null ? Uni.createFrom().item(bearer) : renewed(who, channelId, found.orElseThrow());
        });
    }

    /** The token was not accepted. Gives the next one, which somebody else may have brought meanwhile. */
    Uni<Bearer> after(Who who, Good refused) {
        Held held = refused.held();
        String channelId = who.channelId();
        return held == null || channelId == null ? Uni.createFrom().item(refused) : renewed(who, channelId, held);
    }

    /** The same for who does not know which token was refused. */
    Uni<Void> refused(Who who) {
        return of(who).chain(bearer -> bearer instanceof Good good
                        ? after(who, good)
                        : Uni.createFrom().item(bearer))
                .replaceWithVoid();
    }

    private Uni<Bearer> renewed(Who who, String channelId, Held old) {
        return grants.claim(channelId, old)
                .chain(claim -> claim.isPresent()
                        ? renewing.renew(claim.get())
                        : Uni.createFrom().voidItem())
                .chain(() -> grants.one(channelId))
                .map(found -> {
                    Bearer bearer = judge(who, channelId, found);
                    boolean same = found.isPresent() && found.get().issue() == old.issue();
                    return bearer == null || (same && bearer instanceof Good) ? later() : bearer;
                });
    }

    /** Null when there is a grant and no token that can be used. */
    private @Nullable Bearer judge(Who who, String channelId, Optional<Held> found) {
        if (found.isEmpty() || !found.get().tenantId().equals(who.tenantId())) {
            return new None(
                    new Reply.NeedsOwner(ReconnectReason.GRANT_DEAD, "channel " + channelId + " is not connected"));
        }
        Held held = found.get();
        if (held.lost() != null && held.lost() != ReconnectReason.SCOPE_MISSING) {
            return new None(new Reply.NeedsOwner(held.lost(), held.words()));
        }
        EncryptedSecret access = held.access();
        Instant until = held.until();
        if (access == null || until == null || !clock.instant().isBefore(until.minus(MARGIN))) {
            return null;
        }
        try {
            return new Good(
                    vault.open(Vault.access(held.tenantId(), channelId), access).value(), held);
        } catch (DecryptionException e) {
            // its key is gone; a new token is sealed with one that is here
            return null;
        }
    }

    private None later() {
        return new None(new Reply.Waits(
                null, clock.instant().plus(BREATH), "the channel's token is being renewed, or Google gives none now"));
    }
}
