package dev.ratiomesh.sandbox.analytics;

import dev.ratiomesh.sandbox.wire.HttpCall;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the reader of a report and the videos it is about.
 *
 * @param readerOf finds the channel that the bearer token of a call acts for
 * @param videosOf lists the ids of a channel's videos
 */
public record ReportOwners(Function<HttpCall, Reader> readerOf, Function<String, List<String>> videosOf) {

    /**
     * Describes the caller that a token acts for.
     *
     * @param channelId empty for a dead token, an anonymous caller, or an account without a channel
     * @param mayRead tells whether the grant has a scope that opens analytics
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
