package dev.ratiomesh.fleet.access.outbound.oauth;

import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.access.oauth.ChannelFeature;
import dev.ratiomesh.fleet.access.oauth.ConnectionAttempt;
import dev.ratiomesh.fleet.access.oauth.ConnectionAttempt.ConnectionOutcome;
import dev.ratiomesh.fleet.access.oauth.ConnectionAttempt.ConnectionOutcome.ConnectionFailed;
import dev.ratiomesh.fleet.access.oauth.ConnectionAttempt.InvalidState;
import dev.ratiomesh.fleet.access.outbound.oauth.ConnectionAttemptStore.InvalidStateException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs the OAuth consent flow: makes the consent URL and completes the attempt when the owner's browser returns. */
@ApplicationScoped
public class ConnectionFlow {
    private static final int SECRET_BYTES = 32;

    private final ConnectionAttemptStore attempts;
    private final ConsentExchange exchange;
    private final TokenEncryption encryption;
    private final FleetConfig config;
    private final SecureRandom random = new SecureRandom();

    ConnectionFlow(
            ConnectionAttemptStore attempts, ConsentExchange exchange, TokenEncryption encryption, FleetConfig config) {
        this.attempts = attempts;
        this.exchange = exchange;
        this.encryption = encryption;
        this.config = config;
    }

    /**
     * A request to connect a channel.
     *
     * @param requestedBy the name of the operator
     * @param expectedChannelId the channel that must be chosen, null when any may be
     * @param returnTo the URL that the browser is redirected to at the end, null when the callback shows the result itself
     */
    public record ConnectionRequest(
            String tenantId,
            String requestedBy,
            List<ChannelFeature> features,
            @Nullable String expectedChannelId,
            @Nullable String returnTo) {}

    /**
     * An attempt that waits for the owner.
     *
     * @param consentUrl the URL for the owner's browser; it works once, for anyone who has it
     */
    public record StartedConnection(String id, String consentUrl) {
        @Override
        public String toString() {
            return "StartedConnection[" + id + "]";
        }
    }

    /**
     * The query parameters of Google's redirect.
     *
     * @param code the authorization code, null when the consent failed
     * @param error Google's error code, null when the consent succeeded
     */
    public record ConsentCallback(String state, @Nullable String code, @Nullable String error) {
        @Override
        public String toString() {
            return "ConsentCallback[hidden]";
        }
    }

    /**
     * The result of a callback.
     *
     * @param attempt the completed attempt, null when the state is invalid
     * @param invalidState why the state is not accepted, null when it is valid
     * @param outcome the outcome of the attempt, empty when the state is invalid
     */
    public record CallbackResult(
            @Nullable ConnectionAttempt attempt,
            @Nullable InvalidState invalidState,
            Optional<ConnectionOutcome> outcome) {}

    /** Starts an attempt; empty when the tenant has too many open ones. */
    public Uni<Optional<StartedConnection>> begin(ConnectionRequest request) {
        String state = randomSecret();
        Pkce pkce = new Pkce(randomSecret());
        ConnectionAttempt attempt = new ConnectionAttempt(
                UUID.randomUUID().toString(),
                request.tenantId(),
                request.requestedBy(),
                request.features(),
                request.expectedChannelId(),
                request.returnTo(),
                pkce.verifier());
        return attempts.open(attempt, state)
                .map(opened -> opened
                        ? Optional.of(new StartedConnection(attempt.id(), consentUrl(request.features(), state, pkce)))
                        : Optional.empty());
    }

    /** Returns true when there is a key to encrypt tokens with; without one no attempt may start. */
    public boolean hasActiveKey() {
        return encryption.hasActiveKey();
    }

    /** Completes the attempt of a callback and saves a failed outcome. */
    public Uni<CallbackResult> complete(ConsentCallback callback) {
        return attempts.consume(callback.state())
                .chain(attempt -> exchange.exchange(attempt, callback)
                        .call(outcome -> outcome instanceof ConnectionFailed failed
                                ? attempts.saveFailure(attempt, failed)
                                : Uni.createFrom().voidItem())
                        .map(outcome -> new CallbackResult(attempt, null, Optional.of(outcome))))
                .onFailure(InvalidStateException.class)
                .recoverWithItem(failure ->
                        new CallbackResult(null, ((InvalidStateException) failure).state(), Optional.empty()));
    }

    /** Makes the URL of Google's consent screen. {@code prompt=consent} makes Google send a refresh token every time. */
    private String consentUrl(List<ChannelFeature> features, String state, Pkce pkce) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", config.google().clientId());
        query.put("redirect_uri", config.access().redirectUri().toString());
        query.put("response_type", "code");
        query.put("scope", String.join(" ", ChannelFeature.scopes(features)));
        query.put("access_type", "offline");
        query.put("prompt", "consent");
        query.put("state", state);
        query.put("code_challenge", pkce.getCodeChallenge());
        query.put("code_challenge_method", pkce.getCodeChallengeMethod());
        return config.google().authUrl() + "?"
                + query.entrySet().stream()
                        .map(parameter -> parameter.getKey() + "="
                                + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }

    /** Makes a random string of 256 bits in the alphabet of a code verifier (RFC 7636, section 4.1). */
    private String randomSecret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
