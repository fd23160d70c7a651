package dev.ratiomesh.fleet.commenting.outbound;

import dev.ratiomesh.fleet.access.api.ApiResult;
import dev.ratiomesh.fleet.commenting.outbound.CommentParser.Unreadable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What reading came to.
 *
 * @param page null when there is none; then the reply says why
 */
public record Read<T>(@Nullable T page, ApiResult reply) {
    interface Parser<T> {
        T read(String body) throws Unreadable;
    }

    static <T> Read<T> of(ApiResult reply, Parser<T> parser) {
        if (!(reply instanceof ApiResult.CallSucceeded done)) {
            return new Read<>(null, reply);
        }
        try {
            return new Read<>(parser.read(done.body()), reply);
        } catch (Unreadable e) {
            String words = "YouTube's answer makes no sense: " + e.getMessage();
            return new Read<>(null, new ApiResult.CallFailed(words, false, Duration.ZERO));
        }
    }
}
