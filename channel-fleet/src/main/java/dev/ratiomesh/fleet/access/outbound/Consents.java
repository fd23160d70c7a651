package dev.ratiomesh.fleet.access.outbound;

import dev.ratiomesh.fleet.access.Attempt;
import dev.ratiomesh.fleet.access.Attempt.Fault;
import dev.ratiomesh.fleet.access.Attempt.Outcome;
import dev.ratiomesh.fleet.access.Attempt.Outcome.Failed;
import dev.ratiomesh.fleet.access.Feature;
import dev.ratiomesh.fleet.access.Mine;
import dev.ratiomesh.fleet.access.TokenAnswer;
import dev.ratiomesh.fleet.access.TokenAnswer.Away;
import dev.ratiomesh.fleet.access.TokenAnswer.Dead;
import dev.ratiomesh.fleet.access.TokenAnswer.Granted;
import dev.ratiomesh.fleet.access.outbound.Connecting.Brought;
import dev.ratiomesh.fleet.quota.Urgency;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Makes a grant of what an owner's browser brought: code for tokens, rights that were ticked, the channel that was chosen. */
@ApplicationScoped
class Consents {
    private final GoogleTokens google;
    private final MineLookup mine;
    private final NewGrants grants;

    Consents(GoogleTokens google, MineLookup mine, NewGrants grants) {
        this.google = google;
        this.mine = mine;
        this.grants = grants;
    }

    /** Completes with what became of the attempt; what failed has changed nothing. */
    Uni<Outcome> outcome(Attempt attempt, Brought brought) {
        if (brought.error() != null) {
            return failed(
                    brought.error().equals("access_denied")
                            ? new Failed(Fault.CONSENT_DENIED, "The owner did not consent.")
                            : new Failed(Fault.CONSENT_FAILED, "Google's consent screen ended with an error."));
        }
        if (brought.code() == null || brought.code().isBlank()) {
            return failed(new Failed(Fault.CODE_REFUSED, "The browser brought no code."));
        }
        return google.exchange(brought.code(), new Pkce(String.valueOf(attempt.verifier())))
                .chain(answer -> exchanged(attempt, answer));
    }

    private Uni<Outcome> exchanged(Attempt attempt, TokenAnswer answer) {
        if (answer instanceof Dead dead) {
            return failed(new Failed(Fault.CODE_REFUSED, "Google does not take the code: " + dead.words()));
        }
        if (answer instanceof Away away) {
            return failed(new Failed(Fault.GOOGLE_AWAY, "Begin anew in a while: " + away.words()));
        }
        Granted granted = (Granted) answer;
        Set<Feature> features = Feature.granted(attempt.wanted(), granted.scopes());
        if (features.isEmpty()) {
            return failed(new Failed(
                    Fault.SCOPE_MISSING,
                    "None of " + Feature.words(attempt.wanted()) + " was granted in full; needed are "
                            + Feature.scopes(attempt.wanted())));
        }
        return mine.ask(attempt.tenantId(), granted.access(), Urgency.MUST_NOT_WAIT)
                .chain(whose -> chosen(attempt, granted, whose, features));
    }

    private Uni<Outcome> chosen(Attempt attempt, Granted granted, Mine whose, Set<Feature> features) {
        if (whose instanceof Mine.NoChannel none) {
            return failed(new Failed(Fault.NO_CHANNEL, none.words()));
        }
        if (whose instanceof Mine.Unknown unknown) {
            return failed(new Failed(Fault.GOOGLE_AWAY, "Begin anew in a while: " + unknown.words()));
        }
        Mine.Channel channel = (Mine.Channel) whose;
        if (attempt.expected() != null && !attempt.expected().equals(channel.id())) {
            return failed(new Failed(
                    Fault.OTHER_CHANNEL,
                    "Channel " + channel.id() + " was chosen, " + attempt.expected() + " was to be connected.",
                    channel.id()));
        }
        return grants.connect(attempt, new NewGrants.Consent(granted, channel, features));
    }

    private static Uni<Outcome> failed(Failed failed) {
        return Uni.createFrom().item(failed);
    }
}
