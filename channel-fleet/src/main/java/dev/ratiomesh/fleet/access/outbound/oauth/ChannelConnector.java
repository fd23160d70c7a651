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

/** Stores a granted consent: the channel, its grant, the attempt's outcome and the event, in one transaction. */
@ApplicationScoped
class ChannelConnector {
    private static final String CHANNEL_TAKEN_MESSAGE =
            "The channel belongs to another tenant, or did recently and its data is not deleted yet.";
    private static final String NO_REFRESH_TOKEN_MESSAGE =
            """
            Google sent no refresh token and no valid one is stored: the owner must remove this application at \
            myaccount.google.com/permissions and consent again.""";

    private final UnitOfWork transactions;
    private final ChannelStore channels;
    private final GrantWriter grants;
    private final Outbox outbox;
    private final Clock clock;

    ChannelConnector(UnitOfWork transactions, ChannelStore channels, GrantWriter grants, Outbox outbox, Clock clock) {
        this.transactions = transactions;
        this.channels = channels;
        this.grants = grants;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * A consent with its tokens.
     *
     * @param channel the channel that the owner chose
     * @param features the requested features that were granted in full
     */
    record GrantedConsent(Issued tokens, TokenOwner.OwnedChannel channel, Set<ChannelFeature> features) {}

    /** Stores the consent; the outcome is a failure, with nothing stored, when the channel cannot be connected. */
    Uni<ConnectionOutcome> connect(ConnectionAttempt attempt, GrantedConsent consent) {
        Instant now = clock.instant();
        String id = consent.channel().id();
        return transactions
                .run(session -> channels.findOrCreate(session, attempt.tenantId(), consent.channel(), now)
                        .chain(row -> row.tenantId().equals(attempt.tenantId())
                                ? saveGrant(session, attempt, consent, now)
                                        .chain(saved -> saved
                                                ? saveChannel(session, row, attempt, consent, now)
                                                : rollBack(new ConnectionFailed(
                                                        ConnectionError.NO_REFRESH_TOKEN,
                                                        NO_REFRESH_TOKEN_MESSAGE,
                                                        id)))
                                : rollBack(new ConnectionFailed(
                                        ConnectionError.CHANNEL_TAKEN, CHANNEL_TAKEN_MESSAGE, id))))
                .onFailure(RolledBack.class)
                .recoverWithItem(failure -> ((RolledBack) failure).outcome);
    }

    /** Stores the tokens. A consent without a refresh token keeps the stored one; false when no valid one is stored. */
    private Uni<Boolean> saveGrant(
            Mutiny.Session session, ConnectionAttempt attempt, GrantedConsent consent, Instant now) {
        Secret refreshToken = consent.tokens().refreshToken();
        GrantWriter.SignedGrant grant = new GrantWriter.SignedGrant(
                attempt.tenantId(), consent.channel().id(), attempt.requestedBy(), consent.tokens());
        return refreshToken == null
                ? grants.keepRefreshToken(session, grant, now)
                : grants.replace(session, grant, refreshToken, now);
    }

    private Uni<ConnectionOutcome> saveChannel(
            Mutiny.Session session, ChannelRow row, ConnectionAttempt attempt, GrantedConsent consent, Instant now) {
        List<ChannelFeature> granted = List.copyOf(consent.features());
        List<ChannelFeature> missing = attempt.requestedFeatures().stream()
                .filter(feature -> !granted.contains(feature))
                .toList();
        row.connect(consent.channel().title(), granted, now);
        var grantLifetime = consent.tokens().grantLifetime();
        var event = new ChannelConnected(
                row.view(),
                attempt.requestedBy(),
                ChannelFeature.wireNames(granted),
                grantLifetime == null ? null : now.plus(grantLifetime),
                now);
        ConnectionMade outcome = new ConnectionMade(row.id(), granted, missing);
        return session.flush()
                .chain(() -> endAttempt(session, attempt, outcome, now))
                .chain(() -> outbox.append(session, List.of(ChannelStore.outgoing(event))))
                .replaceWith(outcome);
    }

    private static Uni<Integer> endAttempt(
            Mutiny.Session session, ConnectionAttempt attempt, ConnectionMade outcome, Instant now) {
        return session.createNativeQuery(ConnectionAttemptStore.MARK_CONNECTED)
                .setParameter("channelId", outcome.channelId())
                .setParameter(
                        "granted", ChannelFeature.wireNames(outcome.granted()).toArray(String[]::new))
                .setParameter(
                        "missing", ChannelFeature.wireNames(outcome.missing()).toArray(String[]::new))
                .setParameter("now", now)
                .setParameter("id", attempt.id())
                .executeUpdate();
    }

    private static Uni<ConnectionOutcome> rollBack(ConnectionFailed outcome) {
        return Uni.createFrom().failure(new RolledBack(outcome));
    }

    /** Rolls the transaction back with the outcome to report. */
    private static final class RolledBack extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient ConnectionFailed outcome;

        RolledBack(ConnectionFailed outcome) {
            super(outcome.message(), null, false, false);
            this.outcome = outcome;
        }
    }
}
