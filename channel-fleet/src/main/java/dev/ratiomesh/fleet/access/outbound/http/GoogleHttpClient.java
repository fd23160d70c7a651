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

/**
 * Sends HTTP requests to Google's servers and to no others. Each request has one timeout and one limit on the size of the
 * response, and follows no redirect, so that a token is sent to the configured servers only.
 */
@ApplicationScoped
public class GoogleHttpClient {
    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;

    private final WebClient http;
    private final GoogleConfig config;

    GoogleHttpClient(Vertx vertx, FleetConfig config) {
        this.config = config.google();
        this.http = BoundedBodyCodec.client(
                vertx,
                new WebClientOptions().setConnectTimeout(CONNECT_TIMEOUT_MILLIS).setFollowRedirects(false));
    }

    /** Carries a response with a 5xx status, so that the circuit breaker counts it as a failure. */
    public static final class GoogleServerException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient ApiResult.CallSucceeded response;

        GoogleServerException(ApiResult.CallSucceeded response) {
            super("HTTP " + response.status(), null, false, false);
            this.response = response;
        }

        public ApiResult.CallSucceeded response() {
            return response;
        }
    }

    /**
     * Returns the absolute URL of a request; empty when it does not belong to the request's Google API, where no token may
     * go.
     */
    public Optional<String> resolve(ApiRequest request) {
        URI base =
                switch (request.service()) {
                    case DATA -> config.dataUrl();
                    case ANALYTICS -> config.analyticsUrl();
                    case REPORTING -> config.reportingUrl();
                };
        String root = base.toString().replaceAll("/+$", "");
        if (request.path().startsWith("/")) {
            return Optional.of(root + request.path());
        }
        return request.path().startsWith(root + "/") ? Optional.of(request.path()) : Optional.empty();
    }

    /**
     * Sends a request once and returns the response, which is not classified yet. Fails with {@link
     * GoogleServerException} for a 5xx status, and when no complete response arrives.
     *
     * @param address the absolute URL, as {@link #resolve} returned it
     * @param token the access token, null for an anonymous request, which uses the project's API key
     */
    public Uni<ApiResult.CallSucceeded> send(ApiRequest request, String address, @Nullable String token) {
        HttpRequest<String> httpRequest = http.requestAbs(HttpMethod.valueOf(request.method()), address)
                .timeout(config.timeout().toMillis())
                .as(BoundedBodyCodec.of(config.maxResponseBytes()));
        request.headers().forEach(httpRequest::putHeader);
        if (token == null) {
            httpRequest.addQueryParam("key", config.key());
        } else {
            httpRequest.bearerTokenAuthentication(token);
        }
        Uni<HttpResponse<String>> sent =
                request.body().length == 0 && request.method().equals("GET")
                        ? httpRequest.send()
                        : httpRequest.sendBuffer(Buffer.buffer(request.body()));
        return sent.map(GoogleHttpClient::toResponse).invoke(response -> {
            if (response.status() >= 500) {
                throw new GoogleServerException(response);
            }
        });
    }

    private static ApiResult.CallSucceeded toResponse(HttpResponse<String> httpResponse) {
        Map<String, String> headers = new HashMap<>();
        httpResponse
                .headers()
                .forEach(header -> headers.putIfAbsent(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
        String body = httpResponse.body();
        return new ApiResult.CallSucceeded(httpResponse.statusCode(), headers, body == null ? "" : body);
    }
}
