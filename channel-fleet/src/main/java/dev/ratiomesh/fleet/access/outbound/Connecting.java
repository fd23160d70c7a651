package dev.ratiomesh.fleet.access.outbound;

import dev.ratiomesh.fleet.access.Attempt;
import dev.ratiomesh.fleet.access.Attempt.Fault;
import dev.ratiomesh.fleet.access.Attempt.Misused;
import dev.ratiomesh.fleet.access.Attempt.Outcome;
import dev.ratiomesh.fleet.access.Attempt.Outcome.Failed;
import dev.ratiomesh.fleet.access.Feature;
import dev.ratiomesh.fleet.access.Mine;
import dev.ratiomesh.fleet.access.TokenAnswer;
import dev.ratiomesh.fleet.access.TokenAnswer.Away;
import dev.ratiomesh.fleet.access.TokenAnswer.Dead;
import dev.ratiomesh.fleet.access.TokenAnswer.Granted;
import dev.ratiomesh.fleet.quota.Urgency;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Leads an owner through Google's consent screen and back. */
@ApplicationScoped
public class Connecting {
    private static final int SECRET_BYTES = 32;

    private final Attempts attempts;
    private final GoogleTokens google;
    private final MineLookup mine;
    private final NewGrants grants;
    private final ConsentUrl url;
    private final SecureRandom random = new SecureRandom();

    Connecting(Attempts attempts, GoogleTokens google, MineLookup mine, NewGrants grants, ConsentUrl url) {
        this.attempts = attempts;
        this.google = google;
        this.mine = mine;
        this.grants = grants;
        this.url = url;
    }

    /** Who wants what connected. */
    public record Wish(
            String tenantId, String by, List<Feature> features, @Nullable String expected, @Nullable String returnTo) {}

    /** @param consentUrl for the owner's browser; whoever has it can go the way once */
    public record Begun(String id, String consentUrl) {
        @Override
        public String toString() {
            return "Begun[" + id + "]";
        }
    }

    /** What the browser brought back. */
    public record Brought(String state, @Nullable String code, @Nullable String error) {
        @Override
        public String toString() {
            return "Brought[hidden]";
        }
    }

    /** How the browser's return ended; no attempt when the state was of no use. */
    public record Ended(@Nullable Attempt attempt, @Nullable Misused misused, Optional<Outcome> outcome) {}

    /** Empty when the tenant has too many attempts open. */
    public Uni<Optional<Begun>> begin(Wish wish) {
        String state = secret();
        Pkce pkce = new Pkce(secret());
        Attempt attempt = new Attempt(
                UUID.randomUUID().toString(),
                wish.tenantId(),
                wish.by(),
                wish.features(),
                wish.expected(),
                wish.returnTo(),
                pkce.verifier());
        return attempts.open(attempt, state)
                .map(open -> open
                        ? Optional.of(new Begun(attempt.id(), url.of(wish.features(), state, pkce)))
                        : Optional.empty());
    }

    /** Whether there is a key to keep a token with. */
    public boolean canBegin() {
        return grants.canKeep();
    }

    public Uni<Ended> back(Brought brought) {
        return attempts.take(brought.state())
                .chain(attempt -> outcome(attempt, brought)
                        .call(outcome -> outcome instanceof Failed failed
                                ? attempts.end(attempt, failed)
                                : Uni.createFrom().voidItem())
                        .map(outcome -> new Ended(attempt, null, Optional.of(outcome))))
                .onFailure(Attempts.BadState.class)
                .recoverWithItem(bad -> new Ended(null, ((Attempts.BadState) bad).why(), Optional.empty()));
    }

    private Uni<Outcome> outcome(Attempt attempt, Brought brought) {
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

    /** 256 bits, as a proof key may be written (RFC 7636, 4.1). */
    private String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
