package dev.ratiomesh.order.placing.outbound.googleads;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.delivery.json.JsonMappers;
import dev.ratiomesh.delivery.runtime.BoundedBodyCodec;
import dev.ratiomesh.order.GoogleAdsConfig;
import dev.ratiomesh.order.OrderConfig;
import dev.ratiomesh.order.placing.outbound.ProviderException;
import dev.ratiomesh.order.placing.outbound.credentials.ProviderAccountId;
import dev.ratiomesh.order.placing.outbound.googleads.AccessTokenCache.Access;
import dev.ratiomesh.order.placing.outbound.googleads.ExchangeRecorder.CallRecording;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Sends one request to Google Ads with an access token, behind the account's guard, and states whether it was answered. A
 * request is repeated once, only after Google has rejected its token.
 */
@ApplicationScoped
public class GoogleAdsHttpClient {
    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;
    private static final Duration RETRY_DELAY = Duration.ofSeconds(1);
    /** Names the guard of the probe, which concerns no account. */
    private static final ProviderAccountId PROBE_ACCOUNT = new ProviderAccountId("", "google-ads", "probe");

    private final WebClient http;
    private final AccessTokenCache tokens;
    private final AccountGuards guards;
    private final GoogleAdsConfig config;

    public GoogleAdsHttpClient(Vertx vertx, AccessTokenCache tokens, AccountGuards guards, OrderConfig config) {
        this.http = BoundedBodyCodec.client(vertx, new WebClientOptions().setConnectTimeout(CONNECT_TIMEOUT_MILLIS));
        this.tokens = tokens;
        this.guards = guards;
        this.config = config.googleAds();
    }

    /** Sends a request about an account. Never fails. */
    Uni<HttpExchange> post(ProviderAccountId account, String method, String body) {
        AdsCall request = new AdsCall(HttpMethod.POST, "customers/" + account.account() + "/" + method, body);
        return executeOnce(account, request)
                .chain(first -> first instanceof HttpExchange.Response response && response.status() == 401
                        ? executeOnce(account, request)
                        : Uni.createFrom().item(first));
    }

    /** Sends a harmless request to learn whether Google supports the API version; empty without any credential. */
    Uni<Optional<HttpExchange>> probe() {
        AdsCall request = new AdsCall(HttpMethod.GET, "customers:listAccessibleCustomers", "");
        return tokens.anyToken()
                .chain(access -> access.isEmpty()
                        ? Uni.createFrom().item(Optional.<HttpExchange>empty())
                        : executeGuarded(PROBE_ACCOUNT, request, access.get()).map(Optional::of))
                .onFailure()
                .recoverWithItem(failure -> Optional.of(toExchange(failure)));
    }

    private record AdsCall(HttpMethod verb, String path, String body) {}

    private Uni<HttpExchange> executeOnce(ProviderAccountId account, AdsCall request) {
        CallRecording recording = CallRecording.start(request.verb().name(), request.path(), request.body());
        return tokens.tokenFor(account)
                .invoke(access -> recording.redact(access.accessToken()))
                .chain(access -> executeGuarded(account, request, access))
                .onFailure()
                .recoverWithItem(GoogleAdsHttpClient::toExchange)
                .invoke(recording::end);
    }

    private Uni<HttpExchange> executeGuarded(ProviderAccountId account, AdsCall request, Access access) {
        return guards.guardFor(account)
                .call(() -> send(request, access))
                .map(HttpExchange::parse)
                .invoke(exchange -> forgetRejected(exchange, access));
    }

    /** Sends the request; throws on a server error, so that the circuit breaker counts it. */
    private Uni<HttpResponse<String>> send(AdsCall call, Access access) {
        HttpRequest<String> request = http.requestAbs(
                        call.verb(), config.host() + "/" + config.version() + "/" + call.path())
                .timeout(config.timeout().toMillis())
                .bearerTokenAuthentication(access.accessToken())
                .putHeader("Content-Type", HttpExchange.JSON)
                .as(BoundedBodyCodec.of(config.maxResponseBytes()));
        access.loginCustomerId().ifPresent(manager -> request.putHeader("login-customer-id", manager));
        Uni<HttpResponse<String>> sent =
                call.body().isEmpty() ? request.send() : request.sendBuffer(Buffer.buffer(call.body()));
        return sent.invoke(response -> {
            if (response.statusCode() >= 500) {
                throw new AdsServerException(response);
            }
        });
    }

    private void forgetRejected(HttpExchange exchange, Access access) {
        if (exchange instanceof HttpExchange.Response response && response.status() == 401) {
            tokens.forget(access);
        }
    }

    /** Tells failures after which the request surely was not sent from all others. */
    private static HttpExchange toExchange(Throwable failure) {
        if (failure instanceof AdsServerException error) {
            return HttpExchange.parse(error.response);
        }
        if (failure instanceof ProviderException unavailable) {
            return new HttpExchange.NotSent(unavailable.message(), unavailable.retryDelay());
        }
        if (failure instanceof CallNotPermittedException
                || failure instanceof BulkheadFullException
                || failure instanceof RequestNotPermitted
                || failure instanceof ConnectException
                || failure instanceof UnknownHostException) {
            return new HttpExchange.NotSent("google-ads was not called: " + failure.getMessage(), RETRY_DELAY);
        }
        return new HttpExchange.NoResponse("google-ads did not answer: " + failure);
    }

    private static final class AdsServerException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient HttpResponse<String> response;

        AdsServerException(HttpResponse<String> response) {
            super("HTTP " + response.statusCode(), null, false, false);
            this.response = response;
        }
    }

    /** The outcome of one HTTP request to a provider. */
    sealed interface HttpExchange {
        String JSON = "application/json";

        /** A response with a JSON object. */
        record Response(int status, JsonNode body) implements HttpExchange {}

        /**
         * The request surely did not reach the provider.
         *
         * @param retryDelay the least delay before another attempt
         */
        record NotSent(String message, Duration retryDelay) implements HttpExchange {}

        /** The request may have reached the provider, but there is no readable response. */
        record NoResponse(String message) implements HttpExchange {}

        /**
         * Parses a response. One without a JSON object comes from a layer between this service and Google, not from the
         * API.
         */
        static HttpExchange parse(HttpResponse<String> response) {
            String summary = "google-ads answered " + response.statusCode();
            String type = response.getHeader("Content-Type");
            if (type != null && !type.toLowerCase(Locale.ROOT).startsWith(JSON)) {
                return new NoResponse(summary + " with " + GoogleAdsError.truncate(type) + " instead of " + JSON);
            }
            try {
                JsonNode body = JsonMappers.tolerant().readTree(String.valueOf(response.body()));
                return body.isObject()
                        ? new Response(response.statusCode(), body)
                        : new NoResponse(summary + " without a JSON object");
            } catch (JsonProcessingException e) {
                return new NoResponse(summary + " with a body that is not JSON");
            }
        }
    }
}
