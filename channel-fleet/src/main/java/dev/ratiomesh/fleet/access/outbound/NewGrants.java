package dev.ratiomesh.fleet.access.outbound;

import dev.ratiomesh.contracts.channel.ChannelEvent.ChannelConnected;
import dev.ratiomesh.delivery.secrets.Secret;
import dev.ratiomesh.delivery.store.Outbox;
import dev.ratiomesh.delivery.store.UnitOfWork;
import dev.ratiomesh.fleet.access.Attempt;
import dev.ratiomesh.fleet.access.Attempt.Fault;
import dev.ratiomesh.fleet.access.Attempt.Outcome;
import dev.ratiomesh.fleet.access.Attempt.Outcome.Connected;
import dev.ratiomesh.fleet.access.Attempt.Outcome.Failed;
import dev.ratiomesh.fleet.access.Feature;
import dev.ratiomesh.fleet.access.Mine;
import dev.ratiomesh.fleet.access.TokenAnswer.Granted;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Stores what an owner has granted: channel, grant, the end of the attempt and the event in one transaction. */
@ApplicationScoped
class NewGrants {
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

    NewGrants(UnitOfWork work, ChannelStore channels, GrantWriter grants, Outbox outbox, Clock clock) {
        this.work = work;
        this.channels = channels;
        this.grants = grants;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What came of a consent. */
    record Consent(Granted tokens, Mine.Channel channel, Set<Feature> features) {}

    Uni<Outcome> connect(Attempt attempt, Consent consent) {
        Instant now = clock.instant();
        String id = consent.channel().id();
        return work.run(session -> channels.open(session, attempt.tenantId(), consent.channel(), now)
                        .chain(row -> row.tenantId().equals(attempt.tenantId())
                                ? granted(session, attempt, consent, now)
                                        .chain(kept -> kept
                                                ? connected(session, row, attempt, consent, now)
                                                : undone(new Failed(Fault.NO_REFRESH_TOKEN, NO_TOKEN, id)))
                                : undone(new Failed(Fault.CHANNEL_TAKEN, TAKEN, id))))
                .onFailure(Undone.class)
                .recoverWithItem(failure -> ((Undone) failure).outcome);
    }

    /** A consent without a refresh token leaves the stored one as it is, when that is good. */
    private Uni<Boolean> granted(Mutiny.Session session, Attempt attempt, Consent consent, Instant now) {
        Secret fresh = consent.tokens().refresh();
        GrantWriter.Given given =
                new GrantWriter.Given(attempt.tenantId(), consent.channel().id(), attempt.by(), consent.tokens());
        return fresh == null ? grants.keep(session, given, now) : grants.put(session, given, fresh, now);
    }

    private Uni<Outcome> connected(
            Mutiny.Session session, ChannelRow row, Attempt attempt, Consent consent, Instant now) {
        List<Feature> granted = List.copyOf(consent.features());
        List<Feature> missing =
                attempt.wanted().stream().filter(one -> !granted.contains(one)).toList();
        row.connected(consent.channel().title(), granted, now);
        var life = consent.tokens().grantLife();
        var event = new ChannelConnected(
                row.view(), attempt.by(), Feature.words(granted), life == null ? null : now.plus(life), now);
        Connected outcome = new Connected(row.id(), granted, missing);
        return session.flush()
                .chain(() -> ended(session, attempt, outcome, now))
                .chain(() -> outbox.append(session, List.of(ChannelStore.outgoing(event))))
                .replaceWith(outcome);
    }

    private static Uni<Integer> ended(Mutiny.Session session, Attempt attempt, Connected outcome, Instant now) {
        return session.createNativeQuery(AttemptSql.CONNECTED)
                .setParameter("channelId", outcome.channelId())
                .setParameter("granted", Feature.words(outcome.granted()).toArray(String[]::new))
                .setParameter("missing", Feature.words(outcome.missing()).toArray(String[]::new))
                .setParameter("now", now)
                .setParameter("id", attempt.id())
                .executeUpdate();
    }

    private static Uni<Outcome> undone(Failed outcome) {
        return Uni.createFrom().failure(new Undone(outcome));
    }

    /** Takes the transaction back. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Failed outcome;

        Undone(Failed outcome) {
            super(outcome.words(), null, false, false);
            this.outcome = outcome;
        }
    }
}
