package dev.ratiomesh.sandbox.analytics;

import dev.ratiomesh.sandbox.wire.HttpCall;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who asks, and about what.
 *
 * @param readerOf whom the bearer token of a call acts for
 * @param videosOf the ids of a channel's videos
 */
public record ReportOwners(Function<HttpCall, Reader> readerOf, Function<String, List<String>> videosOf) {

    /**
     * Whom a token acts for.
     *
     * @param channelId empty for a dead token, a stranger's, or an account's without a channel
     * @param mayRead whether it has a scope that opens analytics
     */
    public record Reader(Optional<String> channelId, boolean mayRead) {}

    String channel(HttpCall call) throws ReportRejectedException {
        Reader reader = readerOf.apply(call);
        if (reader.channelId().isEmpty()) {
            throw new ReportRejectedException(ApiError.unauthenticated());
        }
        if (!reader.mayRead()) {
            throw new ReportRejectedException(
                    new ApiError(403, "insufficientPermissions", "Request had insufficient authentication scopes."));
        }
        return reader.channelId().get();
    }
}
