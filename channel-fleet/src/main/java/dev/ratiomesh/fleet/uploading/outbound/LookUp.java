package dev.ratiomesh.fleet.uploading.outbound;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.delivery.store.PgRows;
import dev.ratiomesh.fleet.access.Ask;
import dev.ratiomesh.fleet.access.Host;
import dev.ratiomesh.fleet.access.Reply;
import dev.ratiomesh.fleet.access.Who;
import dev.ratiomesh.fleet.quota.Spend;
import dev.ratiomesh.fleet.quota.Urgency;
import dev.ratiomesh.fleet.uploading.Finding;
import dev.ratiomesh.fleet.uploading.Learnt;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks for a video whose session ended without a word. What its owner gets to see and what no other upload of ours has:
 * in the channel's uploads since the session began, of the same title and the same number of bytes, and not yet known
 * as another upload's. Its file name would be surer, but YouTube does not promise to keep one.
 */
@ApplicationScoped
public class LookUp {
    private static final int PAGE = 50;
    private static final int MOST_PAGES = 4;
    private static final String KNOWN = "SELECT video_id FROM upload WHERE video_id = ANY($1)";

    private final YouTube youtube;
    private final Pool pool;

    LookUp(YouTube youtube, Pool pool) {
        this.youtube = youtube;
        this.pool = pool;
    }

    /** The reply there is instead of what was asked for. */
    private static final class Instead extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Reply reply;

        Instead(Reply reply) {
            super("instead", null, false, false);
            this.reply = reply;
        }
    }

    public Uni<Learnt> find(Finding upload) {
        Who who = Studio.owner(upload);
        return get(who, "/youtube/v3/channels?part=contentDetails&mine=true")
                .map(LookUp::playlist)
                .chain(playlist -> pages(who, new Search(playlist, upload), "", 1, new ArrayList<>()))
                .chain(this::unknown)
                .chain(ids -> details(who, upload, ids))
                .<Learnt>map(Learnt.Found::new)
                .onFailure(Instead.class)
                .recoverWithItem(failure -> new Learnt.Said(((Instead) failure).reply));
    }

    private record Search(String playlist, Finding upload) {}

    /** Newest first, until they are older than the session or it has been enough. */
    private Uni<List<String>> pages(Who who, Search search, String token, int page, List<String> ids) {
        String path = "/youtube/v3/playlistItems?part=snippet,contentDetails&maxResults=" + PAGE + "&playlistId="
                + Studio.encoded(search.playlist())
                + (token.isEmpty() ? "" : "&pageToken=" + Studio.encoded(token));
        return get(who, path).chain(answer -> {
            boolean older = Recent.add(answer, search.upload().session().openedAt(), ids);
            String next = answer.path("nextPageToken").asText("");
            return older || next.isEmpty() || page == MOST_PAGES
                    ? Uni.createFrom().item(ids)
                    : pages(who, search, next, page + 1, ids);
        });
    }

    /** A video that is another upload's is not this one's. */
    private Uni<List<String>> unknown(List<String> ids) {
        return pool.preparedQuery(KNOWN)
                .execute(Tuple.of(ids.toArray(String[]::new)))
                .map(rows -> {
                    Set<String> known = PgRows.stream(rows)
                            .map(row -> row.getString("video_id"))
                            .collect(Collectors.toSet());
                    return ids.stream().filter(id -> !known.contains(id)).toList();
                });
    }

    private Uni<List<String>> details(Who who, Finding upload, List<String> ids) {
        List<String> found = new ArrayList<>();
        Uni<List<String>> all = Uni.createFrom().item(found);
        for (int from = 0; from < ids.size(); from += PAGE) {
            String page = String.join(",", ids.subList(from, Math.min(from + PAGE, ids.size())));
            all = all.chain(() -> get(who, "/youtube/v3/videos?part=snippet,fileDetails&id=" + Studio.encoded(page)))
                    .invoke(answer -> Recent.addMatches(answer, upload, found))
                    .replaceWith(found);
        }
        return all;
    }

    /** Urgent: what was begun would be left in doubt. */
    private Uni<JsonNode> get(Who who, String path) {
        return youtube.call(Ask.get(who, Spend.read(Urgency.MUST_NOT_WAIT), Host.DATA, path))
                .map(reply -> {
                    if (reply instanceof Reply.Done done) {
                        return Answers.json(done);
                    }
                    throw new Instead(reply);
                });
    }

    private static String playlist(JsonNode channels) {
        String id = channels.path("items")
                .path(0)
                .path("contentDetails")
                .path("relatedPlaylists")
                .path("uploads")
                .asText("");
        if (id.isEmpty()) {
            throw new Instead(Answers.nonsense("without the playlist of the channel's uploads"));
        }
        return id;
    }
}
