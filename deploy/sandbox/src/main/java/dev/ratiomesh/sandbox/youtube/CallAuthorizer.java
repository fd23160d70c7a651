package dev.ratiomesh.sandbox.youtube;

import dev.ratiomesh.sandbox.studio.StudioGrants;
import dev.ratiomesh.sandbox.studio.TokenAccess;
import dev.ratiomesh.sandbox.wire.HttpCall;
import java.util.Optional;

/** Recognizes callers by their key or token and checks their access to a method. */
public final class CallAuthorizer {
    private final StudioGrants grants;

    public CallAuthorizer(StudioGrants grants) {
        this.grants = grants;
    }

    static Optional<YouTubeErrorBody> unidentified(HttpCall call) {
        if (call.parameter("key").isPresent() || call.bearer().isPresent()) {
            return Optional.empty();
        }
        String message = "Method doesn't allow unregistered callers (callers without established identity)."
                + " Please use API Key or other form of API consumer identity to call this API.";
        return Optional.of(YouTubeErrorBody.global(403, "forbidden", message));
    }

    /** Returns the error for a call that is not authorized; empty for others. */
    Optional<YouTubeErrorBody> refusal(HttpCall call, AuthRequirement requirement) {
        TokenAccess access = grants.access(call.bearer().orElse(null));
        if (access instanceof TokenAccess.InvalidToken || expired(call)) {
            return Optional.of(YouTubeErrorBody.authError());
        }
        if (access instanceof TokenAccess.GrantedAccess acting) {
            return acting.grant().allowsOneOf(requirement.scopes())
                    ? Optional.empty()
                    : Optional.of(YouTubeErrorBody.insufficientPermissions());
        }
        return requirement.open() ? badKey(call) : Optional.of(noPerson(call));
    }

    YouTubeCaller caller(HttpCall call) {
        TokenAccess access = grants.access(call.bearer().orElse(null));
        return new YouTubeCaller(access instanceof TokenAccess.GrantedAccess acting ? acting.grant() : null);
    }

    private static YouTubeErrorBody noPerson(HttpCall call) {
        return call.bearer().isPresent()
                ? YouTubeErrorBody.authError()
                : YouTubeErrorBody.global(401, "required", "Login Required.");
    }

    private static boolean expired(HttpCall call) {
        return call.bearer().filter(token -> token.startsWith("expired")).isPresent();
    }

    private static Optional<YouTubeErrorBody> badKey(HttpCall call) {
        return call.parameter("key")
                .filter(key -> key.startsWith("invalid"))
                .map(key -> new YouTubeErrorBody(
                        400, "usageLimits", "keyInvalid", "API key not valid. Please pass a valid API key.", null));
    }
}
