package dev.ratiomesh.fleet.access.inbound;

import dev.ratiomesh.delivery.http.Caller;
import dev.ratiomesh.fleet.AccessConfig.ConsentScreenStatus;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.access.oauth.ChannelFeature;
import dev.ratiomesh.fleet.access.outbound.oauth.GrantFacts;
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

/** What an operator has to have right before the first channel is connected. Secrets are not among it. */
@Path("/api/preflight")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Caller.OPERATOR, Caller.APPROVER})
class ReadinessCheckResource {
    private final FleetConfig config;
    private final GrantFacts facts;

    ReadinessCheckResource(FleetConfig config, GrantFacts facts) {
        this.config = config;
        this.facts = facts;
    }

    /**
     * @param ready whether a channel can be connected at all
     * @param redirectUri has to be registered in the Google Cloud project, letter by letter
     * @param scopes by feature
     * @param keyId the key that tokens are encrypted with
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

    record Remark(String code, String detail) {}

    @GET
    public Uni<Preflight> look() {
        return facts.anyEnds().map(this::preflight);
    }

    private Preflight preflight(boolean anyEnds) {
        List<Remark> problems = problems();
        Map<String, List<String>> scopes = new TreeMap<>();
        Arrays.stream(ChannelFeature.values()).forEach(one -> scopes.put(one.wireName(), one.scopes()));
        return new Preflight(
                problems.isEmpty(),
                config.google().clientId(),
                config.access().redirectUri().toString(),
                config.access().consentScreen().name(),
                scopes,
                facts.keyId(),
                problems,
                warnings(anyEnds));
    }

    private List<Remark> problems() {
        return facts.keyId().isEmpty()
                ? List.of(new Remark(
                        "NO_KEY", "fleet.credentials.active-key is not set: there is no key to keep a token with"))
                : List.of();
    }

    private List<Remark> warnings(boolean anyEnds) {
        List<Remark> warnings = new ArrayList<>();
        if (anyEnds || config.access().consentScreen() == ConsentScreenStatus.TESTING) {
            warnings.add(new Remark(
                    "CONSENT_SCREEN_IN_TESTING",
                    (anyEnds ? "Google gave a grant an end" : "fleet.access.consent-screen says so")
                            + ": a grant lives seven days, then its owner has to connect the channel anew. Publish the"
                            + " consent screen of the project."));
        }
        var redirect = config.access().redirectUri();
        if (!"https".equals(redirect.getScheme()) && !"localhost".equals(redirect.getHost())) {
            warnings.add(new Remark("REDIRECT_NOT_HTTPS", "Google redirects to https only, but for localhost"));
        }
        return warnings;
    }
}
