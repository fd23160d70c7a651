package dev.ratiomesh.fleet.access.outbound.oauth;

import dev.ratiomesh.fleet.access.oauth.ChannelFeature;
import dev.ratiomesh.fleet.access.oauth.ConnectionAttempt;
import dev.ratiomesh.fleet.access.oauth.ConnectionAttempt.ConnectionOutcome;
import dev.ratiomesh.fleet.access.oauth.ConnectionAttempt.ConnectionOutcome.ConnectionFailed;
import dev.ratiomesh.fleet.access.oauth.ConnectionAttempt.InvalidState;
import dev.ratiomesh.fleet.access.outbound.oauth.ConnectionAttemptStore.InvalidStateException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Leads an owner through Google's consent screen and back. */
@ApplicationScoped
public class ConnectionFlow {
    private static final int SECRET_BYTES = 32;

    private final ConnectionAttemptStore attempts;
    private final ConsentExchange consents;
    private final TokenEncryption vault;
    private final ConsentUrl url;
    private final SecureRandom random = new SecureRandom();

    ConnectionFlow(ConnectionAttemptStore attempts, ConsentExchange consents, TokenEncryption vault, ConsentUrl url) {
        this.attempts = attempts;
        this.consents = consents;
        this.vault = vault;
        this.url = url;
    }

    /** Who wants what connected. */
    public record ConnectionRequest(
            String tenantId,
            String by,
            List<ChannelFeature> features,
            @Nullable String expected,
            @Nullable String returnTo) {}

    /** @param consentUrl for the owner's browser; whoever has it can go the way once */
    public record StartedConnection(String id, String consentUrl) {
        @Override
        public String toString() {
            return "Begun[" + id + "]";
        }
    }

    /** What the browser brought back. */
    public record ConsentCallback(String state, @Nullable String code, @Nullable String error) {
        @Override
        public String toString() {
            return "Brought[hidden]";
        }
    }

    /** How the browser's return ended; no attempt when the state was of no use. */
    public record CallbackResult(
            @Nullable ConnectionAttempt attempt, @Nullable InvalidState misused, Optional<ConnectionOutcome> outcome) {}

    /** Empty when the tenant has too many attempts open. */
    public Uni<Optional<StartedConnection>> begin(ConnectionRequest wish) {
        String state = secret();
        Pkce pkce = new Pkce(secret());
        ConnectionAttempt attempt = new ConnectionAttempt(
                UUID.randomUUID().toString(),
                wish.tenantId(),
                wish.by(),
                wish.features(),
                wish.expected(),
                wish.returnTo(),
                pkce.verifier());
        return attempts.open(attempt, state)
                .map(open -> open
                        ? Optional.of(new StartedConnection(attempt.id(), url.of(wish.features(), state, pkce)))
                        : Optional.empty());
    }

    /** Whether there is a key to keep a token with. */
    public boolean canBegin() {
        return vault.canSeal();
    }

    public Uni<CallbackResult> complete(ConsentCallback brought) {
        return attempts.take(brought.state())
                .chain(attempt -> consents.outcome(attempt, brought)
                        .call(outcome -> outcome instanceof ConnectionFailed failed
                                ? attempts.end(attempt, failed)
                                : Uni.createFrom().voidItem())
                        .map(outcome -> new CallbackResult(attempt, null, Optional.of(outcome))))
                .onFailure(InvalidStateException.class)
                .recoverWithItem(
                        bad -> new CallbackResult(null, ((InvalidStateException) bad).why(), Optional.empty()));
    }

    /** 256 bits, as a proof key may be written (RFC 7636, 4.1). */
    private String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
