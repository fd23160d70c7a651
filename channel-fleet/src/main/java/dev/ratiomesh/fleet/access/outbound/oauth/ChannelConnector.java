package dev.ratiomesh.fleet.access.outbound.oauth;

import dev.ratiomesh.contracts.channel.ChannelEvent.ChannelConnected;
import dev.ratiomesh.delivery.secrets.Secret;
import dev.ratiomesh.delivery.store.Outbox;
import dev.ratiomesh.delivery.store.UnitOfWork;
import dev.ratiomesh.fleet.access.oauth.ChannelFeature;
import dev.ratiomesh.fleet.access.oauth.ConnectionAttempt;
import dev.ratiomesh.fleet.access.oauth.ConnectionAttempt.ConnectionError;
import dev.ratiomesh.fleet.access.oauth.ConnectionAttempt.ConnectionOutcome;
import dev.ratiomesh.fleet.access.oauth.ConnectionAttempt.ConnectionOutcome.ConnectionFailed;
import dev.ratiomesh.fleet.access.oauth.ConnectionAttempt.ConnectionOutcome.ConnectionMade;
import dev.ratiomesh.fleet.access.oauth.TokenOwner;
import dev.ratiomesh.fleet.access.oauth.TokenResult.Issued;
import dev.ratiomesh.fleet.access.outbound.channel.ChannelRow;
import dev.ratiomesh.fleet.access.outbound.channel.ChannelStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Stores what an owner has granted: channel, grant, the end of the attempt and the event in one transaction. */
@ApplicationScoped
class ChannelConnector {
    private static final String TAKEN =
            "The channel belongs to another customer, or did until lately and its data is not deleted yet.";
    private static final String NO_TOKEN =
            """
            Google gave no refresh token and there is no good one from before: the owner must remove this application at \
            myaccount.google.com/permissions and consent again.""";

    private final UnitOfWork work;
    private final ChannelStore channels;
    private final GrantWriter grants;
    private final Outbox outbox;
    private final Clock clock;

    ChannelConnector(UnitOfWork work, ChannelStore channels, GrantWriter grants, Outbox outbox, Clock clock) {
        this.work = work;
        this.channels = channels;
        this.grants = grants;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What came of a consent. */
    record GrantedConsent(Issued tokens, TokenOwner.OwnedChannel channel, Set<ChannelFeature> features) {}

    Uni<ConnectionOutcome> connect(ConnectionAttempt attempt, GrantedConsent consent) {
        Instant now = clock.instant();
        String id = consent.channel().id();
        return work.run(session -> channels.open(session, attempt.tenantId(), consent.channel(), now)
                        .chain(row -> row.tenantId().equals(attempt.tenantId())
                                ? granted(session, attempt, consent, now)
                                        .chain(kept -> kept
                                                ? connected(session, row, attempt, consent, now)
                                                : undone(new ConnectionFailed(
                                                        ConnectionError.NO_REFRESH_TOKEN, NO_TOKEN, id)))
                                : undone(new ConnectionFailed(ConnectionError.CHANNEL_TAKEN, TAKEN, id))))
                .onFailure(RolledBack.class)
                .recoverWithItem(failure -> ((RolledBack) failure).outcome);
    }

    /** A consent without a refresh token leaves the stored one as it is, when that is good. */
    private Uni<Boolean> granted(
            Mutiny.Session session, ConnectionAttempt attempt, GrantedConsent consent, Instant now) {
        Secret fresh = consent.tokens().refresh();
        GrantWriter.SignedGrant given = new GrantWriter.SignedGrant(
                attempt.tenantId(), consent.channel().id(), attempt.by(), consent.tokens());
        return fresh == null ? grants.keep(session, given, now) : grants.put(session, given, fresh, now);
    }

    private Uni<ConnectionOutcome> connected(
            Mutiny.Session session, ChannelRow row, ConnectionAttempt attempt, GrantedConsent consent, Instant now) {
        List<ChannelFeature> granted = List.copyOf(consent.features());
        List<ChannelFeature> missing =
                attempt.wanted().stream().filter(one -> !granted.contains(one)).toList();
        row.connected(consent.channel().title(), granted, now);
        var life = consent.tokens().grantLife();
        var event = new ChannelConnected(
                row.view(), attempt.by(), ChannelFeature.words(granted), life == null ? null : now.plus(life), now);
        ConnectionMade outcome = new ConnectionMade(row.id(), granted, missing);
        return session.flush()
                .chain(() -> ended(session, attempt, outcome, now))
                .chain(() -> outbox.append(session, List.of(ChannelStore.outgoing(event))))
                .replaceWith(outcome);
    }

    private static Uni<Integer> ended(
            Mutiny.Session session, ConnectionAttempt attempt, ConnectionMade outcome, Instant now) {
        return session.createNativeQuery(ConnectionAttemptStore.CONNECTED)
                .setParameter("channelId", outcome.channelId())
                .setParameter("granted", ChannelFeature.words(outcome.granted()).toArray(String[]::new))
                .setParameter("missing", ChannelFeature.words(outcome.missing()).toArray(String[]::new))
                .setParameter("now", now)
                .setParameter("id", attempt.id())
                .executeUpdate();
    }

    private static Uni<ConnectionOutcome> undone(ConnectionFailed outcome) {
        return Uni.createFrom().failure(new RolledBack(outcome));
    }

    /** Takes the transaction back. */
    private static final class RolledBack extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient ConnectionFailed outcome;

        RolledBack(ConnectionFailed outcome) {
            super(outcome.words(), null, false, false);
            this.outcome = outcome;
        }
    }
}
