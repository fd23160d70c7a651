package dev.ratiomesh.order.placing.outbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.delivery.ContextBound;
import dev.ratiomesh.delivery.Json;
import dev.ratiomesh.order.GoogleAdsConfig;
import dev.ratiomesh.order.OrderConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.MultiMap;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The access token for Google Ads: asked for with the refresh token, kept until five minutes before it expires. */
@ApplicationScoped
class GoogleToken {
    private static final Duration MARGIN = Duration.ofMinutes(5);
    private static final Duration UNTIL_SOMEBODY_LOOKS = Duration.ofMinutes(1);

    private final WebClient http;
    private final Clock clock;
    private final GoogleAdsConfig config;
    private volatile @Nullable Token token;

    GoogleToken(Vertx vertx, Clock clock, OrderConfig config) {
        this.http = WebClient.create(vertx);
        this.clock = clock;
        this.config = config.googleAds();
    }

    private record Token(String value, Instant until) {}

    /** Fails with {@link ProviderTrouble} when there is none to be had; nothing was sent to Google Ads then. */
    Uni<String> get() {
        Token held = token;
        if (held != null && clock.instant().isBefore(held.until())) {
            return Uni.createFrom().item(held.value());
        }
        return ContextBound.of(this::refresh).invoke(fresh -> token = fresh).map(Token::value);
    }

    /** The token was not accepted; the next one is asked for anew. */
    void forget(String refused) {
        Token held = token;
        if (held != null && held.value().equals(refused)) {
            token = null;
        }
    }

    boolean isConfigured() {
        return config.clientId().isPresent() && config.refreshToken().isPresent();
    }

    private Uni<Token> refresh() {
        if (!isConfigured()) {
            return Uni.createFrom()
                    .failure(new ProviderTrouble(
                            "orders.google-ads.client-id and refresh-token are not configured", UNTIL_SOMEBODY_LOOKS));
        }
        MultiMap form = MultiMap.caseInsensitiveMultiMap()
                .add("grant_type", "refresh_token")
                .add("client_id", config.clientId().orElse(""))
                .add("client_secret", config.clientSecret().orElse(""))
                .add("refresh_token", config.refreshToken().orElse(""));
        return http.postAbs(config.tokenUrl().toString())
                .timeout(config.timeout().toMillis())
                .sendForm(form)
                .map(this::read)
                .onFailure(failure -> !(failure instanceof ProviderTrouble))
                .transform(failure ->
                        new ProviderTrouble("the token endpoint does not answer: " + failure, AdsFailure.USUAL_DELAY));
    }

    private Token read(HttpResponse<Buffer> response) {
        JsonNode body = body(response);
        String value = body.path("access_token").asText();
        if (response.statusCode() == 200 && !value.isEmpty()) {
            long seconds = body.path("expires_in").asLong(0);
            return new Token(value, clock.instant().plusSeconds(seconds).minus(MARGIN));
        }
        String error = body.path("error").asText("HTTP " + response.statusCode());
        boolean passes = response.statusCode() >= 500;
        throw new ProviderTrouble(
                "the token endpoint says " + error + ": "
                        + body.path("error_description").asText(),
                passes ? AdsFailure.USUAL_DELAY : UNTIL_SOMEBODY_LOOKS);
    }

    private static JsonNode body(HttpResponse<Buffer> response) {
        try {
            return Json.tolerant().readTree(String.valueOf(response.bodyAsString()));
        } catch (JsonProcessingException e) {
            return Json.tolerant().createObjectNode();
        }
    }
}
