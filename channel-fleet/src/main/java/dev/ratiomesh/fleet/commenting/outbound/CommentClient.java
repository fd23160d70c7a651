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
import dev.ratiomesh.fleet.commenting.outbound.CommentParser.UnreadableResponseException;
import dev.ratiomesh.fleet.quota.CallPriority;
import dev.ratiomesh.fleet.quota.QuotaCost;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls YouTube's methods on comments. Public data is read with the API key, so a revoked grant stops no reading. */
@ApplicationScoped
public class CommentClient {
    private static final String THREADS = "/youtube/v3/commentThreads";
    private static final String COMMENTS = "/youtube/v3/comments";
    private static final String PLAIN_TEXT_PAGE = "&textFormat=plainText&maxResults=100";
    private static final Map<Moderation, String> STATUS = Map.of(
            Moderation.HIDE, "heldForReview",
            Moderation.PUBLISH, "published",
            Moderation.REJECT, "rejected");

    private final GoogleApi googleApi;

    CommentClient(GoogleApi googleApi) {
        this.googleApi = googleApi;
    }

    /** Reads a page of a video's threads, newest first, as viewers see them. */
    public Uni<PageRead<ThreadPage>> threads(String tenantId, String videoId, @Nullable String pageToken) {
        String path = THREADS + "?part=snippet,replies&order=time" + PLAIN_TEXT_PAGE + "&videoId=" + encode(videoId)
                + pageParameter(pageToken);
        return read(ApiCaller.anonymous(tenantId), CallPriority.DEFERRABLE, path)
                .map(result -> PageRead.of(result, CommentParser::parseThreads));
    }

    /** Reads a page of a thread's replies as viewers see them. */
    public Uni<PageRead<RepliesPage>> replies(
            CommentWatch.VideoReference video, String commentId, @Nullable String pageToken) {
        return replies(
                ApiCaller.anonymous(video.tenantId()),
                CallPriority.DEFERRABLE,
                commentId,
                video.channelId(),
                pageToken);
    }

    /** Reads a page of a thread's replies as the channel sees them: with its own replies held for review. */
    public Uni<PageRead<RepliesPage>> ownReplies(ApprovedReply reply, @Nullable String pageToken) {
        ApiCaller caller = ApiCaller.channelOwner(reply.tenantId(), reply.channelId());
        return replies(caller, CallPriority.CRITICAL, reply.commentId(), reply.channelId(), pageToken);
    }

    private Uni<PageRead<RepliesPage>> replies(
            ApiCaller caller, CallPriority priority, String commentId, String channelId, @Nullable String pageToken) {
        String path = COMMENTS + "?part=snippet" + PLAIN_TEXT_PAGE + "&parentId=" + encode(commentId)
                + pageParameter(pageToken);
        return read(caller, priority, path)
                .map(result -> PageRead.of(result, body -> CommentParser.parseReplies(body, commentId, channelId)));
    }

    /** Finds out whether viewers see a comment. */
    public Uni<PageRead<Boolean>> isPubliclyVisible(String tenantId, String id) {
        String path = COMMENTS + "?part=snippet&textFormat=plainText&id=" + encode(id);
        return read(ApiCaller.anonymous(tenantId), CallPriority.CRITICAL, path)
                .map(result -> PageRead.of(result, body -> CommentParser.itemCount(body) > 0));
    }

    /** Returns the id in a response to {@link #post}, null when the response has none. */
    public static @Nullable String postedId(ApiResult result) {
        return result instanceof ApiResult.CallSucceeded succeeded ? CommentParser.postedId(succeeded.body()) : null;
    }

    /** Posts a reply. This call must never be made twice. */
    public Uni<ApiResult> post(ApprovedReply reply) {
        byte[] body = JsonMappers.tolerant()
                .createObjectNode()
                .set(
                        "snippet",
                        JsonMappers.tolerant()
                                .createObjectNode()
                                .put("parentId", reply.commentId())
                                .put("textOriginal", reply.text()))
                .toString()
                .getBytes(UTF_8);
        ApiCaller caller = ApiCaller.channelOwner(reply.tenantId(), reply.channelId());
        return call(ApiRequest.json(
                caller, QuotaCost.write(CallPriority.NORMAL), "POST", COMMENTS + "?part=snippet", body));
    }

    /** Carries out a moderation. */
    public Uni<ApiResult> moderate(ModerationOrder order) {
        ApiCaller caller = ApiCaller.channelOwner(order.tenantId(), order.channelId());
        String id = encode(order.commentId());
        boolean delete = order.action() == Moderation.DELETE;
        String path = delete
                ? COMMENTS + "?id=" + id
                : COMMENTS + "/setModerationStatus?id=" + id + "&moderationStatus="
                        + STATUS.getOrDefault(order.action(), "published");
        return call(new ApiRequest(
                caller,
                QuotaCost.write(CallPriority.NORMAL),
                GoogleService.DATA,
                delete ? "DELETE" : "POST",
                path,
                Map.of(),
                new byte[0]));
    }

    private Uni<ApiResult> read(ApiCaller caller, CallPriority priority, String path) {
        return call(ApiRequest.get(caller, QuotaCost.read(priority), GoogleService.DATA, path));
    }

    /** Calls Google and continues on the caller's context, because the result may arrive on any thread. */
    private Uni<ApiResult> call(ApiRequest request) {
        return CallerContext.run(() -> Uni.createFrom().completionStage(() -> googleApi.execute(request)));
    }

    private static String pageParameter(@Nullable String pageToken) {
        return pageToken == null ? "" : "&pageToken=" + encode(pageToken);
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, UTF_8);
    }

    /**
     * A page that was read, or the result of a call without a page.
     *
     * @param page null when the call failed or its response could not be read
     * @param result of the call; says why there is no page
     */
    public record PageRead<T>(@Nullable T page, ApiResult result) {
        interface Parser<T> {
            T parse(String body) throws UnreadableResponseException;
        }

        static <T> PageRead<T> of(ApiResult result, Parser<T> parser) {
            if (!(result instanceof ApiResult.CallSucceeded succeeded)) {
                return new PageRead<>(null, result);
            }
            try {
                return new PageRead<>(parser.parse(succeeded.body()), result);
            } catch (UnreadableResponseException e) {
                String detail = "YouTube's response cannot be read: " + e.getMessage();
                return new PageRead<>(null, new ApiResult.CallFailed(detail, false, Duration.ZERO));
            }
        }
    }
}
