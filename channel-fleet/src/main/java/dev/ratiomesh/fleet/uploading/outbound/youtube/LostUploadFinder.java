package dev.ratiomesh.fleet.uploading.outbound.youtube;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.delivery.store.PgRows;
import dev.ratiomesh.fleet.access.api.ApiCaller;
import dev.ratiomesh.fleet.access.api.ApiRequest;
import dev.ratiomesh.fleet.access.api.ApiResult;
import dev.ratiomesh.fleet.access.api.GoogleService;
import dev.ratiomesh.fleet.quota.CallPriority;
import dev.ratiomesh.fleet.quota.QuotaCost;
import dev.ratiomesh.fleet.uploading.decision.UploadObservation;
import dev.ratiomesh.fleet.uploading.upload.Upload;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
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
public class LostUploadFinder {
    private static final int PAGE = 50;
    private static final int MOST_PAGES = 4;
    private static final String KNOWN = "SELECT video_id FROM upload WHERE video_id = ANY($1)";

    private final ResumableUploadClient youtube;
    private final Pool pool;

    LostUploadFinder(ResumableUploadClient youtube, Pool pool) {
        this.youtube = youtube;
        this.pool = pool;
    }

    /** The reply there is instead of what was asked for. */
    private static final class UnexpectedResult extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient ApiResult reply;

        UnexpectedResult(ApiResult reply) {
            super("instead", null, false, false);
            this.reply = reply;
        }
    }

    public Uni<UploadObservation> find(Upload.Locating upload) {
        ApiCaller who = VideoClient.owner(upload);
        return get(who, "/youtube/v3/channels?part=contentDetails&mine=true")
                .map(LostUploadFinder::playlist)
                .chain(playlist -> pages(who, new PlaylistSearch(playlist, upload), "", 1, new ArrayList<>()))
                .chain(this::unknown)
                .chain(ids -> details(who, upload, ids))
                .<UploadObservation>map(UploadObservation.VideosFound::new)
                .onFailure(UnexpectedResult.class)
                .recoverWithItem(
                        failure -> new UploadObservation.ApiResultReceived(((UnexpectedResult) failure).reply));
    }

    private record PlaylistSearch(String playlist, Upload.Locating upload) {}

    /** Newest first, until they are older than the session or it has been enough. */
    private Uni<List<String>> pages(ApiCaller who, PlaylistSearch search, String token, int page, List<String> ids) {
        String path = "/youtube/v3/playlistItems?part=snippet,contentDetails&maxResults=" + PAGE + "&playlistId="
                + VideoClient.encoded(search.playlist())
                + (token.isEmpty() ? "" : "&pageToken=" + VideoClient.encoded(token));
        return get(who, path).chain(answer -> {
            boolean older = RecentLookups.add(answer, search.upload().session().openedAt(), ids);
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

    private Uni<List<String>> details(ApiCaller who, Upload.Locating upload, List<String> ids) {
        List<String> found = new ArrayList<>();
        Uni<List<String>> all = Uni.createFrom().item(found);
        for (int from = 0; from < ids.size(); from += PAGE) {
            String page = String.join(",", ids.subList(from, Math.min(from + PAGE, ids.size())));
            all = all.chain(() ->
                            get(who, "/youtube/v3/videos?part=snippet,fileDetails&id=" + VideoClient.encoded(page)))
                    .invoke(answer -> RecentLookups.addMatches(answer, upload, found))
                    .replaceWith(found);
        }
        return all;
    }

    /** Urgent: what was begun would be left in doubt. */
    private Uni<JsonNode> get(ApiCaller who, String path) {
        return youtube.call(ApiRequest.get(who, QuotaCost.read(CallPriority.CRITICAL), GoogleService.DATA, path))
                .map(reply -> {
                    if (reply instanceof ApiResult.CallSucceeded done) {
                        return ResumableUploadClient.json(done);
                    }
                    throw new UnexpectedResult(reply);
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
            throw new UnexpectedResult(ResumableUploadClient.nonsense("without the playlist of the channel's uploads"));
        }
        return id;
    }

    /** Which of a channel's uploads can be the one that is looked for. */
    static final class RecentLookups {
        /** Our clock and YouTube's may differ. */
        private static final Duration APART = Duration.ofMinutes(5);

        private RecentLookups() {}

        /** Adds the videos of a page that were uploaded since; true when the page goes further back. */
        static boolean add(JsonNode page, Instant since, List<String> ids) {
            Instant earliest = since.minus(APART);
            boolean older = false;
            for (JsonNode item : page.path("items")) {
                if (uploadedAt(item, earliest).isBefore(earliest)) {
                    older = true;
                } else {
                    ids.add(item.path("contentDetails").path("videoId").asText());
                }
            }
            return older;
        }

        /** A time that cannot be read does not rule a video out. */
        private static Instant uploadedAt(JsonNode item, Instant otherwise) {
            try {
                return Instant.parse(item.path("snippet").path("publishedAt").asText(""));
            } catch (DateTimeException e) {
                return otherwise;
            }
        }

        static void addMatches(JsonNode answer, Upload.Locating upload, List<String> found) {
            String title = upload.job().metadata().title();
            String bytes = Long.toString(upload.session().choice().file().bytes());
            for (JsonNode video : answer.path("items")) {
                boolean same = video.path("snippet").path("title").asText("").equals(title)
                        && video.path("fileDetails").path("fileSize").asText("").equals(bytes);
                if (same) {
                    found.add(video.path("id").asText());
                }
            }
        }
    }
}
