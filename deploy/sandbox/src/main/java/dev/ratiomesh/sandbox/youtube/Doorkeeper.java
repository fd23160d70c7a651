package dev.ratiomesh.sandbox.youtube;

import dev.ratiomesh.sandbox.studio.Access;
import dev.ratiomesh.sandbox.studio.StudioGrants;
import dev.ratiomesh.sandbox.wire.Call;
import java.util.Optional;

/** Knows callers by their key or token, and who may call what. */
public final class Doorkeeper {
    private final StudioGrants grants;

    public Doorkeeper(StudioGrants grants) {
        this.grants = grants;
    }

    static Optional<YouTubeError> unidentified(Call call) {
        if (call.parameter("key").isPresent() || call.bearer().isPresent()) {
            return Optional.empty();
        }
        String message = "Method doesn't allow unregistered callers (callers without established identity)."
                + " Please use API Key or other form of API consumer identity to call this API.";
        return Optional.of(YouTubeError.global(403, "forbidden", message));
    }

    /** Why the call is turned away, if it is. */
    Optional<YouTubeError> refusal(Call call, Need need) {
        Access access = grants.access(call.bearer().orElse(null));
        if (access instanceof Access.Dead || expired(call)) {
            return Optional.of(YouTubeError.authError());
        }
        if (access instanceof Access.Acting acting) {
            return acting.grant().allowsOneOf(need.scopes())
                    ? Optional.empty()
                    : Optional.of(YouTubeError.insufficientPermissions());
        }
        return need.open() ? badKey(call) : Optional.of(noPerson(call));
    }

    Caller caller(Call call) {
        Access access = grants.access(call.bearer().orElse(null));
        return new Caller(access instanceof Access.Acting acting ? acting.grant() : null);
    }

    private static YouTubeError noPerson(Call call) {
        return call.bearer().isPresent()
                ? YouTubeError.authError()
                : YouTubeError.global(401, "required", "Login Required.");
    }

    private static boolean expired(Call call) {
        return call.bearer().filter(token -> token.startsWith("expired")).isPresent();
    }

    private static Optional<YouTubeError> badKey(Call call) {
        return call.parameter("key")
                .filter(key -> key.startsWith("invalid"))
                .map(key -> new YouTubeError(
                        400, "usageLimits", "keyInvalid", "API key not valid. Please pass a valid API key.", null));
    }
}
