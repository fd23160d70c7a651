package dev.ratiomesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Goes through consent and the exchange of the code as an application and its user do. */
final class ConsentingUser {
    static final String FORCE_SSL = "https://www.googleapis.com/auth/youtube.force-ssl";
    static final String UPLOAD = "https://www.googleapis.com/auth/youtube.upload";
    static final String READONLY = "https://www.googleapis.com/auth/youtube.readonly";

    static final String CLIENT = "sandbox-app";
    static final String SECRET = "sandbox-secret";
    static final String BACK = "http://localhost/back";
    static final String VERIFIER = "verifier-verifier-verifier-verifier-verifier-0";
    private static final String CHALLENGE = "oUjlapE8k_EczXSizmqcOh-PLdpuu8XYbagrl9LFOqw";

    private final HttpProbe probe;

    ConsentingUser(HttpProbe probe) {
        this.probe = probe;
    }

    /** Consents to the scopes and returns the parameters of the redirect; {@code more} is added to the request. */
    Map<String, String> consent(String scopes, String more) throws IOException {
        HttpProbe.Response response = probe.get(address(scopes, more));
        String location = response.http().headers().firstValue("location").orElseThrow();
        return Arrays.stream(URI.create(location).getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    static String address(String scopes, String more) {
        return "/o/oauth2/v2/auth?client_id=sandbox-app&response_type=code&access_type=offline&prompt=consent&state=s-1"
                + "&redirect_uri=" + encode(BACK) + "&code_challenge_method=S256&code_challenge=" + CHALLENGE
                + "&scope=" + encode(scopes) + more;
    }

    HttpProbe.Response exchange(String code) throws IOException {
        return exchange(code, VERIFIER, BACK);
    }

    HttpProbe.Response exchange(String code, String verifier, String back) throws IOException {
        return token("grant_type=authorization_code&code=" + encode(code) + "&code_verifier=" + verifier
                + "&redirect_uri=" + encode(back));
    }

    HttpProbe.Response refresh(String refreshToken) throws IOException {
        return token("grant_type=refresh_token&refresh_token=" + refreshToken);
    }

    /** Returns the token answer after consent of a channel to scopes. */
    JsonNode connect(String channel, String scopes) throws IOException {
        return exchange(consent(scopes, "&sandbox_channel=" + encode(channel)).get("code"))
                .json();
    }

    private HttpProbe.Response token(String form) throws IOException {
        return probe.post("/token", form + "&client_id=" + CLIENT + "&client_secret=" + SECRET);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
