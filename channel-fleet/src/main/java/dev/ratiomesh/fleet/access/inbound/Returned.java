package dev.ratiomesh.fleet.access.inbound;

import dev.ratiomesh.delivery.http.ProblemException;
import dev.ratiomesh.fleet.access.oauth.ChannelFeature;
import dev.ratiomesh.fleet.access.oauth.ConnectionAttempt;
import dev.ratiomesh.fleet.access.oauth.ConnectionAttempt.ConnectionOutcome.ConnectionFailed;
import dev.ratiomesh.fleet.access.oauth.ConnectionAttempt.ConnectionOutcome.ConnectionMade;
import dev.ratiomesh.fleet.access.outbound.oauth.ConnectionFlow.CallbackResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;

/** What the owner's browser is told, here or where the operator wanted it to go. */
@ApplicationScoped
class Returned {
    /** @param missing wanted and not granted */
    record CallbackView(
            String connectionId, String outcome, String channelId, List<String> granted, List<String> missing) {}

    Response answer(CallbackResult ended) {
        ConnectionAttempt attempt = ended.attempt();
        var misused = ended.misused();
        if (misused != null || attempt == null) {
            throw new ProblemException(
                    400, String.valueOf(misused), misused == null ? "" : "state: " + misused.words());
        }
        var outcome = ended.outcome().orElseThrow();
        if (attempt.returnTo() != null) {
            String code =
                    outcome instanceof ConnectionFailed failed ? failed.fault().name() : "CONNECTED";
            return Response.seeOther(back(attempt.returnTo(), attempt.id(), code))
                    .header("Cache-Control", "no-store")
                    .build();
        }
        if (outcome instanceof ConnectionFailed failed) {
            throw new ProblemException(failed.fault().status(), failed.fault().name(), failed.words());
        }
        ConnectionMade connected = (ConnectionMade) outcome;
        return Response.ok(new CallbackView(
                        attempt.id(),
                        "CONNECTED",
                        connected.channelId(),
                        ChannelFeature.words(connected.granted()),
                        ChannelFeature.words(connected.missing())))
                .header("Cache-Control", "no-store")
                .build();
    }

    private static URI back(String returnTo, String id, String code) {
        int fragment = returnTo.indexOf('#');
        String address = fragment < 0 ? returnTo : returnTo.substring(0, fragment);
        return URI.create(address + (address.contains("?") ? "&" : "?") + "connection=" + id + "&outcome=" + code);
    }
}
