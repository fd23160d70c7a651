package dev.ratiomesh.sandbox.comments;

import dev.ratiomesh.sandbox.wire.Answer;
import dev.ratiomesh.sandbox.wire.Call;
import dev.ratiomesh.sandbox.youtube.Caller;
import dev.ratiomesh.sandbox.youtube.Endpoint;
import dev.ratiomesh.sandbox.youtube.Need;
import dev.ratiomesh.sandbox.youtube.Price;
import dev.ratiomesh.sandbox.youtube.Route;
import java.util.List;

/** The part of the YouTube Data API that is about comments. */
public final class CommentApi {
    private static final String THREADS = "/youtube/v3/commentThreads";
    private static final String COMMENTS = "/youtube/v3/comments";
    private static final String MODERATION = COMMENTS + "/setModerationStatus";

    private CommentApi() {}

    public static List<Endpoint> endpoints(CommentBook book, CommentSwitches switches, Scene scene) {
        Posting posting = new Posting(book, switches, scene);
        Moderating moderating = new Moderating(book);
        return List.of(
                reading(THREADS, new ThreadListing(book, switches, scene)::list),
                reading(COMMENTS, new ReplyListing(book)::list),
                writing("POST", THREADS, posting::thread),
                writing("POST", COMMENTS, posting::reply),
                writing("DELETE", COMMENTS, moderating::delete),
                writing("POST", MODERATION, moderating::setStatus));
    }

    private interface Method {
        Answer answer(Call call, Caller caller) throws CommentRefused;
    }

    private record OnComments(Route route, Method method) implements Endpoint {
        @Override
        public Answer answer(Call call, Caller caller) {
            try {
                return method.answer(call, caller);
            } catch (CommentRefused e) {
                return e.error().answer();
            }
        }
    }

    private static Endpoint reading(String path, Method method) {
        return new OnComments(new Route("GET", path, Price.READ, Need.READ_COMMENTS), method);
    }

    private static Endpoint writing(String verb, String path, Method method) {
        return new OnComments(new Route(verb, path, Price.WRITE, Need.COMMENT), method);
    }
}
