package dev.ratiomesh.fleet.access.outbound.oauth;

import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.UrlEncodedContent;
import com.google.api.client.util.GenericData;
import com.google.auth.http.HttpTransportFactory;
import com.google.auth.oauth2.ClientId;
import com.google.auth.oauth2.UserAuthorizer;
import com.google.auth.oauth2.UserCredentials;
import dev.ratiomesh.delivery.runtime.CallerContext;
import dev.ratiomesh.delivery.secrets.Secret;
import dev.ratiomesh.delivery.youtube.YouTubeError;
import dev.ratiomesh.fleet.AccessConfig;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.GoogleConfig;
import dev.ratiomesh.fleet.access.oauth.TokenResult;
import dev.ratiomesh.fleet.access.outbound.http.GoogleApiMeters;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** Google's token endpoint. Google's auth library does the protocol; it blocks, so it works on a thread of the worker pool. */
@ApplicationScoped
public class TokenEndpointClient {
    private static final Logger LOG = Logger.getLogger(TokenEndpointClient.class);

    private final GoogleConfig config;
    private final AccessConfig access;
    private final HttpClient http;
    private final GoogleApiMeters meters;

    TokenEndpointClient(FleetConfig config, GoogleApiMeters meters) {
        this.meters = meters;
        this.config = config.google();
        this.access = config.access();
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(this.config.timeout())
                .build();
    }

    /** Completes always, with what Google said or did not say. */
    Uni<TokenResult> refresh(Secret token) {
        return ask(transports -> UserCredentials.newBuilder()
                .setClientId(config.clientId())
                .setClientSecret(config.clientSecret())
                .setRefreshToken(token.value())
                .setTokenServerUri(config.tokenUrl())
                .setHttpTransportFactory(transports)
                .build()
                .refreshAccessToken());
    }

    /** The code that the owner's browser brought, for tokens. */
    Uni<TokenResult> exchange(String code, Pkce pkce) {
        return ask(transports -> UserAuthorizer.newBuilder()
                .setClientId(ClientId.newBuilder()
                        .setClientId(config.clientId())
                        .setClientSecret(config.clientSecret())
                        .build())
                .setScopes(List.of())
                .setTokenServerUri(config.tokenUrl())
                .setCallbackUri(access.redirectUri())
                .setPKCEProvider(pkce)
                .setHttpTransportFactory(transports)
                .build()
                .getTokenResponseFromAuthCodeExchange(code, access.redirectUri(), Map.of()));
    }

    /** True when Google has answered: it is revoked, or was no grant any more. */
    Uni<Boolean> revoke(Secret token) {
        return CallerContext.run(() ->
                Uni.createFrom().item(() -> revoked(token)).runSubscriptionOn(Infrastructure.getDefaultWorkerPool()));
    }

    private boolean revoked(Secret token) {
        RecordingTransport transport = new RecordingTransport(http, config.timeout());
        try {
            transport
                    .createRequestFactory()
                    .buildPostRequest(
                            new GenericUrl(config.revokeUrl()),
                            new UrlEncodedContent(new GenericData().set("token", token.value())))
                    .setThrowExceptionOnExecuteError(false)
                    .execute()
                    .disconnect();
        } catch (IOException e) {
            LOG.warnf("The revocation of a grant is not answered: %s", YouTubeError.inOneLine(String.valueOf(e)));
        }
        RecordedResponse answer = transport.answer();
        return answer != null
                && (answer.getStatusCode() == 200
                        || TokenResponseParser.body(answer)
                                .path("error")
                                .asText()
                                .equals("invalid_token"));
    }

    private interface Exchange {
        Object with(HttpTransportFactory transports) throws IOException;
    }

    private Uni<TokenResult> ask(Exchange exchange) {
        return CallerContext.run(() -> Uni.createFrom()
                .item(() -> blocking(exchange))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .invoke(meters::asked));
    }

    private TokenResult blocking(Exchange exchange) {
        RecordingTransport transport = new RecordingTransport(http, config.timeout());
        try {
            exchange.with(() -> transport);
            return TokenResponseParser.parseSuccess(transport.answer());
        } catch (IOException | RuntimeException e) {
            // the library fails in many ways on an answer it cannot read; each is an answer that says nothing
            return TokenResponseParser.parseError(transport.answer(), e);
        }
    }
}
