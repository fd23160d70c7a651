package dev.ratiomesh.sandbox.comments;

import dev.ratiomesh.sandbox.wire.HttpAnswer;
import dev.ratiomesh.sandbox.wire.HttpCall;
import dev.ratiomesh.sandbox.youtube.AuthRequirement;
import dev.ratiomesh.sandbox.youtube.MethodRoute;
import dev.ratiomesh.sandbox.youtube.YouTubeCaller;
import dev.ratiomesh.sandbox.youtube.YouTubeMethod;
import dev.ratiomesh.sandbox.youtube.quota.CallCost;
import java.util.List;

/** Lists the methods of the YouTube Data API on comments. */
public final class CommentApi {
    private static final String THREADS = "/youtube/v3/commentThreads";
    private static final String COMMENTS = "/youtube/v3/comments";
    private static final String MODERATION = COMMENTS + "/setModerationStatus";

    private CommentApi() {}

    public static List<YouTubeMethod> endpoints(CommentLog log, CommentSwitches switches, CommentContext context) {
        CommentInsert insert = new CommentInsert(log, switches, context);
        CommentModeration moderation = new CommentModeration(log);
        return List.of(
                readMethod(THREADS, new ThreadListing(log, switches, context)::list),
                readMethod(COMMENTS, new ReplyListing(log)::list),
                writeMethod("POST", THREADS, insert::thread),
                writeMethod("POST", COMMENTS, insert::reply),
                writeMethod("DELETE", COMMENTS, moderation::delete),
                writeMethod("POST", MODERATION, moderation::setStatus));
    }

    private interface Method {
        HttpAnswer answer(HttpCall call, YouTubeCaller caller) throws CommentRejectedException;
    }

    private record CommentMethod(MethodRoute route, Method method) implements YouTubeMethod {
        @Override
        public HttpAnswer answer(HttpCall call, YouTubeCaller caller) {
            try {
                return method.answer(call, caller);
            } catch (CommentRejectedException e) {
                return e.error().answer();
            }
        }
    }

    private static YouTubeMethod readMethod(String path, Method method) {
        return new CommentMethod(new MethodRoute("GET", path, CallCost.READ, AuthRequirement.READ_COMMENTS), method);
    }

    private static YouTubeMethod writeMethod(String verb, String path, Method method) {
        return new CommentMethod(new MethodRoute(verb, path, CallCost.WRITE, AuthRequirement.COMMENT), method);
    }
}
