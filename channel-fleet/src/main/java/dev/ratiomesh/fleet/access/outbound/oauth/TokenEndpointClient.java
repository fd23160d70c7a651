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

/**
 * Calls Google's token endpoint. The protocol is done by Google's auth library, which blocks and so runs on a worker
 * thread.
 */
@ApplicationScoped
public class TokenEndpointClient {
    private static final Logger LOG = Logger.getLogger(TokenEndpointClient.class);

    private final GoogleConfig google;
    private final AccessConfig access;
    private final HttpClient http;
    private final GoogleApiMeters meters;

    TokenEndpointClient(FleetConfig config, GoogleApiMeters meters) {
        this.meters = meters;
        this.google = config.google();
        this.access = config.access();
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(this.google.timeout())
                .build();
    }

    /** Requests a new access token for a refresh token. Always completes with a result. */
    Uni<TokenResult> refresh(Secret refreshToken) {
        return call(transports -> UserCredentials.newBuilder()
                .setClientId(google.clientId())
                .setClientSecret(google.clientSecret())
                .setRefreshToken(refreshToken.value())
                .setTokenServerUri(google.tokenUrl())
                .setHttpTransportFactory(transports)
                .build()
                .refreshAccessToken());
    }

    /** Exchanges an authorization code for tokens. Always completes with a result. */
    Uni<TokenResult> exchange(String code, Pkce pkce) {
        return call(transports -> UserAuthorizer.newBuilder()
                .setClientId(ClientId.newBuilder()
                        .setClientId(google.clientId())
                        .setClientSecret(google.clientSecret())
                        .build())
                .setScopes(List.of())
                .setTokenServerUri(google.tokenUrl())
                .setCallbackUri(access.redirectUri())
                .setPKCEProvider(pkce)
                .setHttpTransportFactory(transports)
                .build()
                .getTokenResponseFromAuthCodeExchange(code, access.redirectUri(), Map.of()));
    }

    /** Revokes a grant. True when Google confirmed that the grant is revoked or no longer exists, false to retry. */
    Uni<Boolean> revoke(Secret token) {
        return CallerContext.run(() -> Uni.createFrom()
                .item(() -> revokeBlocking(token))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()));
    }

    private boolean revokeBlocking(Secret token) {
        RecordingTransport transport = new RecordingTransport(http, google.timeout());
        try {
            transport
                    .createRequestFactory()
                    .buildPostRequest(
                            new GenericUrl(google.revokeUrl()),
                            new UrlEncodedContent(new GenericData().set("token", token.value())))
                    .setThrowExceptionOnExecuteError(false)
                    .execute()
                    .disconnect();
        } catch (IOException e) {
            LOG.warnf("The revocation of a grant got no response: %s", YouTubeError.inOneLine(String.valueOf(e)));
        }
        RecordedResponse response = transport.response();
        return response != null
                && (response.getStatusCode() == 200
                        || TokenResponseParser.parseBody(response)
                                .path("error")
                                .asText()
                                .equals("invalid_token"));
    }

    /** A blocking call of Google's auth library. */
    private interface TokenCall {
        Object execute(HttpTransportFactory transports) throws IOException;
    }

    private Uni<TokenResult> call(TokenCall tokenCall) {
        return CallerContext.run(() -> Uni.createFrom()
                .item(() -> callBlocking(tokenCall))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .invoke(meters::countTokenResult));
    }

    private TokenResult callBlocking(TokenCall tokenCall) {
        RecordingTransport transport = new RecordingTransport(http, google.timeout());
        try {
            tokenCall.execute(() -> transport);
            return TokenResponseParser.parseSuccess(transport.response());
        } catch (IOException | RuntimeException e) {
            // the library fails in many ways on unreadable responses; the parser decides from the recorded one
            return TokenResponseParser.parseError(transport.response(), e);
        }
    }
}
