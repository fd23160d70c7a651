package dev.ratiomesh.sandbox;

import com.google.api.client.auth.oauth2.BearerToken;
import com.google.api.client.auth.oauth2.ClientParametersAuthentication;
import com.google.api.client.auth.oauth2.Credential;
import com.google.api.client.googleapis.auth.oauth2.GoogleAuthorizationCodeTokenRequest;
import com.google.api.client.googleapis.auth.oauth2.GoogleTokenResponse;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpBackOffUnsuccessfulResponseHandler;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.client.util.ExponentialBackOff;
import com.google.api.services.youtube.YouTube;
import com.google.api.services.youtubeAnalytics.v2.YouTubeAnalytics;
import java.io.IOException;

/** Uses Google's own library as an application does, changed in nothing but the addresses it calls. */
final class OfficialApplication {
    private static final NetHttpTransport TRANSPORT = new NetHttpTransport();
    private static final GsonFactory JSON = GsonFactory.getDefaultInstance();

    private final Sandbox sandbox;
    private final ConsentingUser person;

    OfficialApplication(Sandbox sandbox) {
        this.sandbox = sandbox;
        person = new ConsentingUser(new HttpProbe(sandbox));
    }

    /** Connects the library for a channel that consented to the scopes. */
    YouTube connect(String channel, String scopes) throws IOException {
        return new YouTube.Builder(TRANSPORT, JSON, patient(credential(channel, scopes)))
                .setRootUrl(sandbox.url() + "/")
                .setApplicationName("judge")
                .build();
    }

    /** Connects the library of the Analytics API for a channel that consented to the scopes. */
    YouTubeAnalytics connectToAnalytics(String channel, String scopes) throws IOException {
        return new YouTubeAnalytics.Builder(TRANSPORT, JSON, patient(credential(channel, scopes)))
                .setRootUrl(sandbox.url() + "/")
                .setApplicationName("judge")
                .build();
    }

    private Credential credential(String channel, String scopes) throws IOException {
        String code = person.consent(scopes, "&sandbox_channel=" + channel).get("code");
        GoogleTokenResponse tokens = (GoogleTokenResponse) new GoogleAuthorizationCodeTokenRequest(
                        TRANSPORT,
                        JSON,
                        sandbox.url() + "/token",
                        ConsentingUser.CLIENT,
                        ConsentingUser.SECRET,
                        code,
                        ConsentingUser.BACK)
                .set("code_verifier", ConsentingUser.VERIFIER)
                .execute();
        return new Credential.Builder(BearerToken.authorizationHeaderAccessMethod())
                .setTransport(TRANSPORT)
                .setJsonFactory(JSON)
                .setTokenServerUrl(new GenericUrl(sandbox.url() + "/token"))
                .setClientAuthentication(
                        new ClientParametersAuthentication(ConsentingUser.CLIENT, ConsentingUser.SECRET))
                .build()
                .setFromTokenResponse(tokens);
    }

    private static HttpRequestInitializer patient(Credential credential) {
        return request -> {
            credential.initialize(request);
            HttpBackOffUnsuccessfulResponseHandler backOff = new HttpBackOffUnsuccessfulResponseHandler(
                    new ExponentialBackOff.Builder().setInitialIntervalMillis(1).build());
            request.setUnsuccessfulResponseHandler(
                    (failed, response, retry) -> credential.handleResponse(failed, response, retry)
                            || backOff.handleResponse(failed, response, retry));
        };
    }
}
