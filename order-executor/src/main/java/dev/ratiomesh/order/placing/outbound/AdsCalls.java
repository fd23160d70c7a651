package dev.ratiomesh.order.placing.outbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.delivery.Json;
import dev.ratiomesh.order.GoogleAdsConfig;
import dev.ratiomesh.order.OrderConfig;
import dev.ratiomesh.order.placing.outbound.Exchange.Answered;
import dev.ratiomesh.order.placing.outbound.Exchange.NoAnswer;
import dev.ratiomesh.order.placing.outbound.Exchange.NotCalled;
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

/** One call to Google Ads: token, guard, and what is known of it afterwards. Never repeats but for a token that was old. */
@ApplicationScoped
class AdsCalls {
    private static final int CONNECT_MILLIS = 5_000;
    private static final Duration BREATH = Duration.ofSeconds(1);

    private final WebClient http;
    private final GoogleToken token;
    private final Guards guards;
    private final GoogleAdsConfig config;

    AdsCalls(Vertx vertx, GoogleToken token, Guards guards, OrderConfig config) {
        this.http = WebClient.create(vertx, new WebClientOptions().setConnectTimeout(CONNECT_MILLIS));
        this.token = token;
        this.guards = guards;
        this.config = config.googleAds();
    }

    Uni<Exchange> post(String account, String method, String body) {
        return call(account, HttpMethod.POST, "customers/" + account + "/" + method, body);
    }

    /** Asks for nothing in particular, to see whether the configured version still lives. */
    Uni<Exchange> probe() {
        return call("probe", HttpMethod.GET, "customers:listAccessibleCustomers", "");
    }

    private Uni<Exchange> call(String account, HttpMethod verb, String path, String body) {
        return once(account, verb, path, body)
                .chain(first -> first instanceof Answered answered && answered.status() == 401
                        ? once(account, verb, path, body)
                        : Uni.createFrom().item(first));
    }

    private Uni<Exchange> once(String account, HttpMethod verb, String path, String body) {
        return token.get()
                .chain(bearer -> guards.of(account)
                        .call(() -> send(verb, path, bearer, body))
                        .map(AdsCalls::read)
                        .invoke(exchange -> forget(exchange, bearer)))
                .onFailure()
                .recoverWithItem(AdsCalls::trouble);
    }

    /** A server error is a failure to the circuit breaker, and an answer to us. */
    private Uni<HttpResponse<Buffer>> send(HttpMethod verb, String path, String bearer, String body) {
        HttpRequest<Buffer> request = http.requestAbs(verb, config.host() + "/" + config.version() + "/" + path)
                .timeout(config.timeout().toMillis())
                .bearerTokenAuthentication(bearer)
                .putHeader("Content-Type", "application/json");
        config.loginCustomerId().ifPresent(manager -> request.putHeader("login-customer-id", manager));
        Uni<HttpResponse<Buffer>> sent = body.isEmpty() ? request.send() : request.sendBuffer(Buffer.buffer(body));
        return sent.invoke(response -> {
            if (response.statusCode() >= 500) {
                throw new ServerError(response);
            }
        });
    }

    private void forget(Exchange exchange, String bearer) {
        if (exchange instanceof Answered answered && answered.status() == 401) {
            token.forget(bearer);
        }
    }

    private static Exchange read(HttpResponse<Buffer> response) {
        try {
            JsonNode body = Json.tolerant().readTree(String.valueOf(response.bodyAsString()));
            return body.isObject()
                    ? new Answered(response.statusCode(), body)
                    : new NoAnswer("google-ads answered " + response.statusCode() + " without a JSON object");
        } catch (JsonProcessingException e) {
            return new NoAnswer("google-ads answered " + response.statusCode() + " with what is no JSON");
        }
    }

    private static Exchange trouble(Throwable failure) {
        if (failure instanceof ServerError error) {
            return read(error.response);
        }
        if (failure instanceof ProviderTrouble trouble) {
            return new NotCalled(trouble.words(), trouble.pause());
        }
        if (failure instanceof CallNotPermittedException
                || failure instanceof BulkheadFullException
                || failure instanceof RequestNotPermitted
                || failure instanceof ConnectException
                || failure instanceof UnknownHostException) {
            return new NotCalled("google-ads was not called: " + failure.getMessage(), BREATH);
        }
        return new NoAnswer("google-ads did not answer: " + failure);
    }

    private static final class ServerError extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient HttpResponse<Buffer> response;

        ServerError(HttpResponse<Buffer> response) {
            super("HTTP " + response.statusCode(), null, false, false);
            this.response = response;
        }
    }
}
