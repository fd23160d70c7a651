package dev.ratiomesh.fleet.commenting.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ratiomesh.contracts.channel.Moderation;
import dev.ratiomesh.delivery.json.JsonMappers;
import dev.ratiomesh.delivery.runtime.CallerContext;
import dev.ratiomesh.fleet.access.api.ApiCaller;
import dev.ratiomesh.fleet.access.api.ApiRequest;
import dev.ratiomesh.fleet.access.api.ApiResult;
import dev.ratiomesh.fleet.access.api.GoogleApi;
import dev.ratiomesh.fleet.access.api.GoogleService;
import dev.ratiomesh.fleet.commenting.ApprovedReply;
import dev.ratiomesh.fleet.commenting.CommentPages.RepliesPage;
import dev.ratiomesh.fleet.commenting.CommentPages.ThreadPage;
import dev.ratiomesh.fleet.commenting.CommentWatch;
import dev.ratiomesh.fleet.commenting.ModerationOrder;
import dev.ratiomesh.fleet.commenting.outbound.CommentParser.Unreadable;
import dev.ratiomesh.fleet.quota.CallPriority;
import dev.ratiomesh.fleet.quota.QuotaCost;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** YouTube's methods on comments. What everybody may see is asked for as anybody, so that a dead grant stops no reading. */
@ApplicationScoped
public class CommentClient {
    private static final String THREADS = "/youtube/v3/commentThreads";
    private static final String COMMENTS = "/youtube/v3/comments";
    private static final String AS_SHOWN = "&textFormat=plainText&maxResults=100";
    private static final Map<Moderation, String> STATUS = Map.of(
            Moderation.HIDE, "heldForReview",
            Moderation.PUBLISH, "published",
            Moderation.REJECT, "rejected");

    private final GoogleApi door;

    CommentClient(GoogleApi door) {
        this.door = door;
    }

    public Uni<PageRead<ThreadPage>> threads(String tenantId, String videoId, @Nullable String token) {
        String path = THREADS + "?part=snippet,replies&order=time" + AS_SHOWN + "&videoId=" + in(videoId) + page(token);
        return read(ApiCaller.anonymous(tenantId), CallPriority.DEFERRABLE, path)
                .map(reply -> PageRead.of(reply, CommentParser::threads));
    }

    /** Replies of a thread, as everybody sees them. */
    public Uni<PageRead<RepliesPage>> replies(
            CommentWatch.VideoReference place, String commentId, @Nullable String token) {
        return replies(
                ApiCaller.anonymous(place.tenantId()), CallPriority.DEFERRABLE, commentId, place.channelId(), token);
    }

    /** Replies of a thread, as the channel itself sees them: held ones of its own too. */
    public Uni<PageRead<RepliesPage>> ownReplies(ApprovedReply what, @Nullable String token) {
        ApiCaller who = ApiCaller.channelOwner(what.tenantId(), what.channelId());
        return replies(who, CallPriority.CRITICAL, what.commentId(), what.channelId(), token);
    }

    private Uni<PageRead<RepliesPage>> replies(
            ApiCaller who, CallPriority urgency, String commentId, String channelId, @Nullable String token) {
        String path = COMMENTS + "?part=snippet" + AS_SHOWN + "&parentId=" + in(commentId) + page(token);
        return read(who, urgency, path)
                .map(reply -> PageRead.of(reply, body -> CommentParser.replies(body, commentId, channelId)));
    }

    /** Whether somebody without the owner's rights sees a comment. */
    public Uni<PageRead<Boolean>> isSeen(String tenantId, String id) {
        String path = COMMENTS + "?part=snippet&textFormat=plainText&id=" + in(id);
        return read(ApiCaller.anonymous(tenantId), CallPriority.CRITICAL, path)
                .map(reply -> PageRead.of(reply, body -> CommentParser.items(body) > 0));
    }

    /** The id in an answer to {@link #post}, null when it has none. */
    public static @Nullable String postedId(ApiResult reply) {
        return reply instanceof ApiResult.CallSucceeded done ? CommentParser.id(done.body()) : null;
    }

    /** The one call that must not be made twice. */
    public Uni<ApiResult> post(ApprovedReply what) {
        byte[] body = JsonMappers.tolerant()
                .createObjectNode()
                .set(
                        "snippet",
                        JsonMappers.tolerant()
                                .createObjectNode()
                                .put("parentId", what.commentId())
                                .put("textOriginal", what.text()))
                .toString()
                .getBytes(UTF_8);
        ApiCaller who = ApiCaller.channelOwner(what.tenantId(), what.channelId());
        return call(
                ApiRequest.json(who, QuotaCost.write(CallPriority.NORMAL), "POST", COMMENTS + "?part=snippet", body));
    }

    public Uni<ApiResult> moderate(ModerationOrder order) {
        ApiCaller who = ApiCaller.channelOwner(order.tenantId(), order.channelId());
        String id = in(order.commentId());
        boolean delete = order.action() == Moderation.DELETE;
        String path = delete
                ? COMMENTS + "?id=" + id
                : COMMENTS + "/setModerationStatus?id=" + id + "&moderationStatus="
                        + STATUS.getOrDefault(order.action(), "published");
        return call(new ApiRequest(
                who,
                QuotaCost.write(CallPriority.NORMAL),
                GoogleService.DATA,
                delete ? "DELETE" : "POST",
                path,
                Map.of(),
                new byte[0]));
    }

    private Uni<ApiResult> read(ApiCaller who, CallPriority urgency, String path) {
        return call(ApiRequest.get(who, QuotaCost.read(urgency), GoogleService.DATA, path));
    }

    /** The door may answer on any thread; work goes on where it was. */
    private Uni<ApiResult> call(ApiRequest ask) {
        return CallerContext.run(() -> Uni.createFrom().completionStage(() -> door.execute(ask)));
    }

    private static String page(@Nullable String token) {
        return token == null ? "" : "&pageToken=" + in(token);
    }

    private static String in(String value) {
        return URLEncoder.encode(value, UTF_8);
    }

    /**
     * What reading came to.
     *
     * @param page null when there is none; then the reply says why
     */
    public record PageRead<T>(@Nullable T page, ApiResult reply) {
        interface Parser<T> {
            T read(String body) throws Unreadable;
        }

        static <T> PageRead<T> of(ApiResult reply, Parser<T> parser) {
            if (!(reply instanceof ApiResult.CallSucceeded done)) {
                return new PageRead<>(null, reply);
            }
            try {
                return new PageRead<>(parser.read(done.body()), reply);
            } catch (Unreadable e) {
                String words = "YouTube's answer makes no sense: " + e.getMessage();
                return new PageRead<>(null, new ApiResult.CallFailed(words, false, Duration.ZERO));
            }
        }
    }
}
