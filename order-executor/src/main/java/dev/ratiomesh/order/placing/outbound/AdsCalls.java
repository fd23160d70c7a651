package dev.ratiomesh.order.placing.outbound;

import dev.ratiomesh.delivery.BoundedBodyCodec;
import dev.ratiomesh.order.GoogleAdsConfig;
import dev.ratiomesh.order.OrderConfig;
import dev.ratiomesh.order.credentials.AccountId;
import dev.ratiomesh.order.placing.outbound.AccessTokens.Access;
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
import java.util.Optional;

/** One call to Google Ads: token, guard, and what is known of it afterwards. Never repeats but for a token that was old. */
@ApplicationScoped
class AdsCalls {
    private static final int CONNECT_MILLIS = 5_000;
    private static final Duration BREATH = Duration.ofSeconds(1);
    private static final AccountId PROBE = new AccountId("", "google-ads", "probe");

    private final WebClient http;
    private final AccessTokens tokens;
    private final Guards guards;
    private final GoogleAdsConfig config;

    AdsCalls(Vertx vertx, AccessTokens tokens, Guards guards, OrderConfig config) {
        this.http = BoundedBodyCodec.client(vertx, new WebClientOptions().setConnectTimeout(CONNECT_MILLIS));
        this.tokens = tokens;
        this.guards = guards;
        this.config = config.googleAds();
    }

    Uni<Exchange> post(AccountId account, String method, String body) {
        Request request = new Request(HttpMethod.POST, "customers/" + account.account() + "/" + method, body);
        return once(account, request)
                .chain(first -> first instanceof Answered answered && answered.status() == 401
                        ? once(account, request)
                        : Uni.createFrom().item(first));
    }

    /** Asks for nothing in particular, to see whether the configured version still lives; empty without any grant. */
    Uni<Optional<Exchange>> probe() {
        Request request = new Request(HttpMethod.GET, "customers:listAccessibleCustomers", "");
        return tokens.any()
                .chain(access -> access.isEmpty()
                        ? Uni.createFrom().item(Optional.<Exchange>empty())
                        : guarded(PROBE, request, access.get()).map(Optional::of))
                .onFailure()
                .recoverWithItem(failure -> Optional.of(trouble(failure)));
    }

    private record Request(HttpMethod verb, String path, String body) {}

    private Uni<Exchange> once(AccountId account, Request request) {
        Noting noting = Noting.begin(request.verb().name(), request.path(), request.body());
        return tokens.of(account)
                .invoke(access -> noting.hide(access.bearer()))
                .chain(access -> guarded(account, request, access))
                .onFailure()
                .recoverWithItem(AdsCalls::trouble)
                .invoke(noting::end);
    }

    private Uni<Exchange> guarded(AccountId account, Request request, Access access) {
        return guards.of(account)
                .call(() -> send(request, access))
                .map(Exchange::read)
                .invoke(exchange -> forget(exchange, access));
    }

    /** A server error is a failure to the circuit breaker, and an answer to us. */
    private Uni<HttpResponse<String>> send(Request call, Access access) {
        HttpRequest<String> request = http.requestAbs(
                        call.verb(), config.host() + "/" + config.version() + "/" + call.path())
                .timeout(config.timeout().toMillis())
                .bearerTokenAuthentication(access.bearer())
                .putHeader("Content-Type", Exchange.JSON)
                .as(BoundedBodyCodec.of(config.largestAnswer()));
        access.loginCustomerId().ifPresent(manager -> request.putHeader("login-customer-id", manager));
        Uni<HttpResponse<String>> sent =
                call.body().isEmpty() ? request.send() : request.sendBuffer(Buffer.buffer(call.body()));
        return sent.invoke(response -> {
            if (response.statusCode() >= 500) {
                throw new ServerError(response);
            }
        });
    }

    private void forget(Exchange exchange, Access access) {
        if (exchange instanceof Answered answered && answered.status() == 401) {
            tokens.forget(access);
        }
    }

    private static Exchange trouble(Throwable failure) {
        if (failure instanceof ServerError error) {
            return Exchange.read(error.response);
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

        private final transient HttpResponse<String> response;

        ServerError(HttpResponse<String> response) {
            super("HTTP " + response.statusCode(), null, false, false);
            this.response = response;
        }
    }
}
