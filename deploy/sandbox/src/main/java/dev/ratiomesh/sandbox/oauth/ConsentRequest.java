package dev.ratiomesh.sandbox.oauth;

import dev.ratiomesh.sandbox.wire.HttpCall;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds an application's consent request, as the address of the consent screen carries it. */
record ConsentRequest(
        String clientId, String redirectUri, List<String> scopes, CodeChallenge challenge, HttpCall call) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    static ConsentRequest of(HttpCall call) {
        CodeChallenge challenge = new CodeChallenge(
                call.parameter("code_challenge").orElse(""),
                call.parameter("code_challenge_method").orElse("plain"));
        return new ConsentRequest(
                call.parameter("client_id").orElse(""),
                call.parameter("redirect_uri").orElse(""),
                ScopeCatalog.split(call.parameter("scope").orElse("")),
                challenge,
                call);
    }

    /**
     * Finds the fault that stops the request before the consent screen; nothing is sent to the redirect address then.
     */
    Optional<String> fault() {
        if (!clientId.startsWith("sandbox")) {
            return Optional.of("invalid_client: client_id must start with 'sandbox'");
        }
        if (!isRedirectAllowed()) {
            return Optional.of("redirect_uri_mismatch: redirect_uri must be https, or http on the loopback address");
        }
        if (!call.parameter("response_type").equals(Optional.of("code"))) {
            return Optional.of("unsupported_response_type: response_type must be code");
        }
        if (scopes.isEmpty()) {
            return Optional.of("invalid_request: scope is needed");
        }
        return ScopeCatalog.unknown(scopes)
                .map(scope -> "invalid_scope: there is no scope " + scope)
                .or(() -> challenge.fault().map(fault -> "invalid_request: " + fault));
    }

    /** Tells whether the token answer will hold a refresh token. */
    boolean offline() {
        boolean requested = call.parameter("access_type").equals(Optional.of("offline"));
        return requested
                && ScopeCatalog.split(call.parameter("prompt").orElse("")).contains("consent");
    }

    /** Returns the redirect address with these parameters and the state added. */
    String redirectWith(Map<String, String> parameters) {
        String state = call.parameter("state")
                .map(value -> "state=" + encode(value) + "&")
                .orElse("");
        String pairs = parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        return redirectUri + (redirectUri.contains("?") ? "&" : "?") + state + pairs;
    }

    private boolean isRedirectAllowed() {
        try {
            URI uri = URI.create(redirectUri);
            boolean loopback = "http".equals(uri.getScheme()) && LOOPBACK.contains(String.valueOf(uri.getHost()));
            return uri.getFragment() == null && (loopback || "https".equals(uri.getScheme()) && uri.getHost() != null);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
