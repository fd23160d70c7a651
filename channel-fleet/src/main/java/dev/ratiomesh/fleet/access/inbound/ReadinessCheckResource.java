package dev.ratiomesh.fleet.access.inbound;

import dev.ratiomesh.delivery.http.Caller;
import dev.ratiomesh.fleet.AccessConfig.ConsentScreenStatus;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.access.oauth.ChannelFeature;
import dev.ratiomesh.fleet.access.outbound.oauth.GrantStore;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reports the configuration that must be right before the first channel is connected. Contains no secrets. */
@Path("/api/preflight")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Caller.OPERATOR, Caller.APPROVER})
class ReadinessCheckResource {
    private final FleetConfig config;
    private final GrantStore grants;

    ReadinessCheckResource(FleetConfig config, GrantStore grants) {
        this.config = config;
        this.grants = grants;
    }

    /**
     * The result of the check.
     *
     * @param ready true when a channel can be connected
     * @param redirectUri the redirect URI, which must be registered in the Google Cloud project exactly as it is
     * @param scopes the OAuth scopes by feature
     * @param keyId the key that tokens are encrypted with, empty when there is none
     */
    record Preflight(
            boolean ready,
            String clientId,
            String redirectUri,
            String consentScreen,
            Map<String, List<String>> scopes,
            String keyId,
            List<Remark> problems,
            List<Remark> warnings) {}

    /** A problem or a warning: a stable code and a sentence for the operator. */
    record Remark(String code, String detail) {}

    @GET
    public Uni<Preflight> check() {
        return grants.anyGrantExpires().map(this::preflight);
    }

    private Preflight preflight(boolean anyGrantExpires) {
        List<Remark> problems = problems();
        Map<String, List<String>> scopes = new TreeMap<>();
        Arrays.stream(ChannelFeature.values()).forEach(feature -> scopes.put(feature.wireName(), feature.scopes()));
        return new Preflight(
                problems.isEmpty(),
                config.google().clientId(),
                config.access().redirectUri().toString(),
                config.access().consentScreen().name(),
                scopes,
                grants.activeKeyId(),
                problems,
                warnings(anyGrantExpires));
    }

    private List<Remark> problems() {
        return grants.activeKeyId().isEmpty()
                ? List.of(new Remark(
                        "NO_KEY", "fleet.credentials.active-key is not set: there is no key to encrypt tokens with"))
                : List.of();
    }

    private List<Remark> warnings(boolean anyGrantExpires) {
        List<Remark> warnings = new ArrayList<>();
        if (anyGrantExpires || config.access().consentScreen() == ConsentScreenStatus.TESTING) {
            warnings.add(new Remark(
                    "CONSENT_SCREEN_IN_TESTING",
                    (anyGrantExpires ? "Google set an end for a grant" : "fleet.access.consent-screen says so")
                            + ": a grant lives seven days, then its owner has to connect the channel again. Publish the"
                            + " consent screen of the project."));
        }
        var redirectUri = config.access().redirectUri();
        if (!"https".equals(redirectUri.getScheme()) && !"localhost".equals(redirectUri.getHost())) {
            warnings.add(new Remark("REDIRECT_NOT_HTTPS", "Google redirects to https URLs only, except for localhost"));
        }
        return warnings;
    }
}
