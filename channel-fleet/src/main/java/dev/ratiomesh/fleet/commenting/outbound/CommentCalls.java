package dev.ratiomesh.fleet.commenting.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ratiomesh.contracts.channel.Moderation;
import dev.ratiomesh.delivery.CallerContext;
import dev.ratiomesh.delivery.JsonMappers;
import dev.ratiomesh.fleet.access.Ask;
import dev.ratiomesh.fleet.access.Door;
import dev.ratiomesh.fleet.access.Host;
import dev.ratiomesh.fleet.access.Reply;
import dev.ratiomesh.fleet.access.Who;
import dev.ratiomesh.fleet.commenting.Approved;
import dev.ratiomesh.fleet.commenting.Moderating;
import dev.ratiomesh.fleet.commenting.RepliesPage;
import dev.ratiomesh.fleet.commenting.ThreadsPage;
import dev.ratiomesh.fleet.commenting.Watch;
import dev.ratiomesh.fleet.quota.Spend;
import dev.ratiomesh.fleet.quota.Urgency;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** YouTube's methods on comments. What everybody may see is asked for as anybody, so that a dead grant stops no reading. */
@ApplicationScoped
public class CommentCalls {
    private static final String THREADS = "/youtube/v3/commentThreads";
    private static final String COMMENTS = "/youtube/v3/comments";
    private static final String AS_SHOWN = "&textFormat=plainText&maxResults=100";
    private static final Map<Moderation, String> STATUS = Map.of(
            Moderation.HIDE, "heldForReview",
            Moderation.PUBLISH, "published",
            Moderation.REJECT, "rejected");

    private final Door door;

    CommentCalls(Door door) {
        this.door = door;
    }

    public Uni<Read<ThreadsPage>> threads(String tenantId, String videoId, @Nullable String token) {
        String path = THREADS + "?part=snippet,replies&order=time" + AS_SHOWN + "&videoId=" + in(videoId) + page(token);
        return read(Who.anybody(tenantId), Urgency.CAN_WAIT, path).map(reply -> Read.of(reply, SeenJson::threads));
    }

    /** Replies of a thread, as everybody sees them. */
    public Uni<Read<RepliesPage>> replies(Watch.Place place, String commentId, @Nullable String token) {
        return replies(Who.anybody(place.tenantId()), Urgency.CAN_WAIT, commentId, place.channelId(), token);
    }

    /** Replies of a thread, as the channel itself sees them: held ones of its own too. */
    public Uni<Read<RepliesPage>> ownReplies(Approved what, @Nullable String token) {
        Who who = Who.channel(what.tenantId(), what.channelId());
        return replies(who, Urgency.MUST_NOT_WAIT, what.commentId(), what.channelId(), token);
    }

    private Uni<Read<RepliesPage>> replies(
            Who who, Urgency urgency, String commentId, String channelId, @Nullable String token) {
        String path = COMMENTS + "?part=snippet" + AS_SHOWN + "&parentId=" + in(commentId) + page(token);
        return read(who, urgency, path)
                .map(reply -> Read.of(reply, body -> SeenJson.replies(body, commentId, channelId)));
    }

    /** Whether somebody without the owner's rights sees a comment. */
    public Uni<Read<Boolean>> isSeen(String tenantId, String id) {
        String path = COMMENTS + "?part=snippet&textFormat=plainText&id=" + in(id);
        return read(Who.anybody(tenantId), Urgency.MUST_NOT_WAIT, path)
                .map(reply -> Read.of(reply, body -> SeenJson.items(body) > 0));
    }

    /** The id in an answer to {@link #post}, null when it has none. */
    public static @Nullable String postedId(Reply reply) {
        return reply instanceof Reply.Done done ? SeenJson.id(done.body()) : null;
    }

    /** The one call that must not be made twice. */
    public Uni<Reply> post(Approved what) {
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
        Who who = Who.channel(what.tenantId(), what.channelId());
        return call(Ask.json(who, Spend.write(Urgency.USUAL), "POST", COMMENTS + "?part=snippet", body));
    }

    public Uni<Reply> moderate(Moderating order) {
        Who who = Who.channel(order.tenantId(), order.channelId());
        String id = in(order.commentId());
        boolean delete = order.action() == Moderation.DELETE;
        String path = delete
                ? COMMENTS + "?id=" + id
                : COMMENTS + "/setModerationStatus?id=" + id + "&moderationStatus="
                        + STATUS.getOrDefault(order.action(), "published");
        return call(new Ask(
                who, Spend.write(Urgency.USUAL), Host.DATA, delete ? "DELETE" : "POST", path, Map.of(), new byte[0]));
    }

    private Uni<Reply> read(Who who, Urgency urgency, String path) {
        return call(Ask.get(who, Spend.read(urgency), Host.DATA, path));
    }

    /** The door may answer on any thread; work goes on where it was. */
    private Uni<Reply> call(Ask ask) {
        return CallerContext.of(() -> Uni.createFrom().completionStage(() -> door.call(ask)));
    }

    private static String page(@Nullable String token) {
        return token == null ? "" : "&pageToken=" + in(token);
    }

    private static String in(String value) {
        return URLEncoder.encode(value, UTF_8);
    }
}
