package dev.ratiomesh.order.placing.outbound.googleads;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.delivery.json.JsonMappers;
import dev.ratiomesh.delivery.runtime.BoundedBodyCodec;
import dev.ratiomesh.order.GoogleAdsConfig;
import dev.ratiomesh.order.OrderConfig;
import dev.ratiomesh.order.placing.outbound.ProviderException;
import dev.ratiomesh.order.placing.outbound.credentials.CredentialResolver.ResolvedCredential;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.MultiMap;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Exchanges refresh tokens for access tokens at Google's token endpoint. It tells a revoked grant from every other
 * failure.
 */
@ApplicationScoped
public class TokenEndpointClient {
    private static final Duration EXPIRY_MARGIN = Duration.ofMinutes(5);
    private static final Duration CONFIGURATION_RETRY_DELAY = Duration.ofMinutes(1);
    private static final String INVALID_GRANT = "invalid_grant";

    private final WebClient http;
    private final Clock clock;
    private final GoogleAdsConfig config;

    public TokenEndpointClient(Vertx vertx, Clock clock, OrderConfig config) {
        this.http = BoundedBodyCodec.client(vertx, new WebClientOptions());
        this.clock = clock;
        this.config = config.googleAds();
    }

    /**
     * An access token.
     *
     * @param renewAt five minutes before it expires
     */
    record IssuedToken(String value, Instant renewAt) {
        @Override
        public String toString() {
            return "IssuedToken[renewAt=" + renewAt + "]";
        }
    }

    /** Reports that the grant is revoked or expired; only a new consent helps. */
    static final class GrantRevokedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        GrantRevokedException(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * Requests an access token. Fails with {@link GrantRevokedException}, or with {@link ProviderException} for all
     * else.
     */
    Uni<IssuedToken> requestToken(ResolvedCredential grant) {
        if (config.clientId().isEmpty()) {
            return Uni.createFrom()
                    .failure(new ProviderException(
                            "orders.google-ads.client-id is not configured", CONFIGURATION_RETRY_DELAY));
        }
        MultiMap form = MultiMap.caseInsensitiveMultiMap()
                .add("grant_type", "refresh_token")
                .add("client_id", config.clientId().get())
                .add("client_secret", config.clientSecret().orElse(""))
                .add("refresh_token", grant.token().value());
        return http.postAbs(config.tokenUrl().toString())
                .timeout(config.timeout().toMillis())
                .as(BoundedBodyCodec.of(config.maxResponseBytes()))
                .sendForm(form)
                .map(response -> parse(response, grant))
                .onFailure(
                        failure -> !(failure instanceof ProviderException || failure instanceof GrantRevokedException))
                .transform(failure -> new ProviderException(
                        "the token endpoint does not answer: " + failure, GoogleAdsError.DEFAULT_RETRY_DELAY));
    }

    private IssuedToken parse(HttpResponse<String> response, ResolvedCredential grant) {
        JsonNode body = body(response);
        String value = body.path("access_token").asText();
        if (response.statusCode() == 200 && !value.isEmpty()) {
            long seconds = body.path("expires_in").asLong(0);
            return new IssuedToken(value, clock.instant().plusSeconds(seconds).minus(EXPIRY_MARGIN));
        }
        String error = body.path("error").asText("HTTP " + response.statusCode());
        String answer = "the token endpoint answered " + error + ": "
                + body.path("error_description").asText();
        // An endpoint that repeats the request must not bring the token into a problem or a log.
        String message = GoogleAdsError.truncate(answer.replace(grant.token().value(), "…"));
        if (response.statusCode() < 500 && error.equals(INVALID_GRANT)) {
            throw new GrantRevokedException(message);
        }
        throw new ProviderException(
                message, response.statusCode() >= 500 ? GoogleAdsError.DEFAULT_RETRY_DELAY : CONFIGURATION_RETRY_DELAY);
    }

    private static JsonNode body(HttpResponse<String> response) {
        try {
            JsonNode body = JsonMappers.tolerant().readTree(String.valueOf(response.body()));
            return body == null ? JsonMappers.tolerant().createObjectNode() : body;
        } catch (JsonProcessingException e) {
            return JsonMappers.tolerant().createObjectNode();
        }
    }
}
