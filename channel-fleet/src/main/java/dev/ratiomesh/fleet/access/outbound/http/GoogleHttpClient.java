package dev.ratiomesh.fleet.access.outbound.http;

import dev.ratiomesh.delivery.runtime.BoundedBodyCodec;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.GoogleConfig;
import dev.ratiomesh.fleet.access.api.ApiRequest;
import dev.ratiomesh.fleet.access.api.ApiResult;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** HTTP to Google's servers: nowhere else, with one end to time and one to size, and no redirect followed with a token. */
@ApplicationScoped
public class GoogleHttpClient {
    private static final int CONNECT_MILLIS = 5_000;

    private final WebClient http;
    private final GoogleConfig config;

    GoogleHttpClient(Vertx vertx, FleetConfig config) {
        this.config = config.google();
        this.http = BoundedBodyCodec.client(
                vertx, new WebClientOptions().setConnectTimeout(CONNECT_MILLIS).setFollowRedirects(false));
    }

    /** A server error is a failure to the circuit breaker, and an answer to us. */
    public static final class GoogleServerException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient ApiResult.CallSucceeded answer;

        GoogleServerException(ApiResult.CallSucceeded answer) {
            super("HTTP " + answer.status(), null, false, false);
            this.answer = answer;
        }

        public ApiResult.CallSucceeded answer() {
            return answer;
        }
    }

    /** The whole address; empty when it is not one of Google's, where no token may go. */
    public Optional<String> address(ApiRequest ask) {
        URI base =
                switch (ask.host()) {
                    case DATA -> config.dataUrl();
                    case ANALYTICS -> config.analyticsUrl();
                    case REPORTING -> config.reportingUrl();
                };
        String root = base.toString().replaceAll("/+$", "");
        if (ask.path().startsWith("/")) {
            return Optional.of(root + ask.path());
        }
        return ask.path().startsWith(root + "/") ? Optional.of(ask.path()) : Optional.empty();
    }

    /**
     * Sends it once. Fails with {@link GoogleServerException}, or when there is no whole answer.
     *
     * @param bearer the access token; null for anybody, who shows the project's key
     */
    public Uni<ApiResult.CallSucceeded> send(ApiRequest ask, String address, @Nullable String bearer) {
        HttpRequest<String> request = http.requestAbs(HttpMethod.valueOf(ask.method()), address)
                .timeout(config.timeout().toMillis())
                .as(BoundedBodyCodec.of(config.maxResponseBytes()));
        ask.headers().forEach(request::putHeader);
        if (bearer == null) {
            request.addQueryParam("key", config.key());
        } else {
            request.bearerTokenAuthentication(bearer);
        }
        Uni<HttpResponse<String>> sent = ask.body().length == 0 && ask.method().equals("GET")
                ? request.send()
                : request.sendBuffer(Buffer.buffer(ask.body()));
        return sent.map(GoogleHttpClient::answer).invoke(answer -> {
            if (answer.status() >= 500) {
                throw new GoogleServerException(answer);
            }
        });
    }

    private static ApiResult.CallSucceeded answer(HttpResponse<String> response) {
        Map<String, String> headers = new HashMap<>();
        response.headers()
                .forEach(header -> headers.putIfAbsent(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
        String body = response.body();
        return new ApiResult.CallSucceeded(response.statusCode(), headers, body == null ? "" : body);
    }
}
