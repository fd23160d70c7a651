package dev.ratiomesh.fleet.access.outbound.oauth;

import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.access.oauth.ChannelFeature;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The address of Google's consent screen. {@code prompt=consent} is what makes Google give a refresh token each time. */
@ApplicationScoped
class ConsentUrl {
    private final FleetConfig config;

    ConsentUrl(FleetConfig config) {
        this.config = config;
    }

    String of(List<ChannelFeature> features, String state, Pkce pkce) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", config.google().clientId());
        query.put("redirect_uri", config.access().redirectUri().toString());
        query.put("response_type", "code");
        query.put("scope", String.join(" ", ChannelFeature.scopes(features)));
        query.put("access_type", "offline");
        query.put("prompt", "consent");
        query.put("state", state);
        query.put("code_challenge", pkce.getCodeChallenge());
        query.put("code_challenge_method", pkce.getCodeChallengeMethod());
        return config.google().authUrl() + "?"
                + query.entrySet().stream()
                        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }
}
