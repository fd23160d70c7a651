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
 * Finds the video of an upload whose session expired without a final response. A video matches when it is in the channel's
 * uploads since the session opened, has the same title and number of bytes, and belongs to no other upload here. The file
 * name would be a surer sign, but YouTube does not promise to keep it.
 */
@ApplicationScoped
public class LostUploadFinder {
    private static final int PAGE_SIZE = 50;
    private static final int MAX_PAGES = 4;

    /** The clocks of YouTube and of this service may differ by this much. */
    private static final Duration MAX_CLOCK_SKEW = Duration.ofMinutes(5);

    private static final String SELECT_KNOWN_VIDEOS = "SELECT video_id FROM upload WHERE video_id = ANY($1)";

    private final ResumableUploadClient uploadClient;
    private final Pool pool;

    LostUploadFinder(ResumableUploadClient uploadClient, Pool pool) {
        this.uploadClient = uploadClient;
        this.pool = pool;
    }

    /** Carries a result other than success out of the chain of requests. */
    private static final class UnexpectedResult extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient ApiResult result;

        UnexpectedResult(ApiResult result) {
            super("unexpected result", null, false, false);
            this.result = result;
        }
    }

    /** A search through the channel's uploads playlist for the video of an upload. */
    private record PlaylistSearch(String playlist, Upload.Locating upload) {}

    /** Completes with {@link UploadObservation.VideosFound}, or with the first result other than success. */
    public Uni<UploadObservation> find(Upload.Locating upload) {
        ApiCaller caller = VideoClient.channelOwner(upload);
        return get(caller, "/youtube/v3/channels?part=contentDetails&mine=true")
                .map(LostUploadFinder::uploadsPlaylist)
                .chain(playlist -> listUploads(caller, new PlaylistSearch(playlist, upload), "", 1, new ArrayList<>()))
                .chain(this::withoutKnownVideos)
                .chain(ids -> findMatches(caller, upload, ids))
                .<UploadObservation>map(UploadObservation.VideosFound::new)
                .onFailure(UnexpectedResult.class)
                .recoverWithItem(
                        failure -> new UploadObservation.ApiResultReceived(((UnexpectedResult) failure).result));
    }

    /** Lists the channel's uploads, newest first, back to the session's opening and at most {@value #MAX_PAGES} pages. */
    private Uni<List<String>> listUploads(
            ApiCaller caller, PlaylistSearch search, String token, int page, List<String> ids) {
        String path = "/youtube/v3/playlistItems?part=snippet,contentDetails&maxResults=" + PAGE_SIZE + "&playlistId="
                + VideoClient.urlEncode(search.playlist())
                + (token.isEmpty() ? "" : "&pageToken=" + VideoClient.urlEncode(token));
        return get(caller, path).chain(response -> {
            boolean reachedEnd = addRecent(response, search.upload().session().openedAt(), ids);
            String next = response.path("nextPageToken").asText("");
            return reachedEnd || next.isEmpty() || page == MAX_PAGES
                    ? Uni.createFrom().item(ids)
                    : listUploads(caller, search, next, page + 1, ids);
        });
    }

    /** Removes the videos that belong to other uploads. */
    private Uni<List<String>> withoutKnownVideos(List<String> ids) {
        return pool.preparedQuery(SELECT_KNOWN_VIDEOS)
                .execute(Tuple.of(ids.toArray(String[]::new)))
                .map(rows -> {
                    Set<String> knownIds = PgRows.stream(rows)
                            .map(row -> row.getString("video_id"))
                            .collect(Collectors.toSet());
                    return ids.stream().filter(id -> !knownIds.contains(id)).toList();
                });
    }

    private Uni<List<String>> findMatches(ApiCaller caller, Upload.Locating upload, List<String> ids) {
        List<String> found = new ArrayList<>();
        Uni<List<String>> all = Uni.createFrom().item(found);
        for (int from = 0; from < ids.size(); from += PAGE_SIZE) {
            String page = String.join(",", ids.subList(from, Math.min(from + PAGE_SIZE, ids.size())));
            all = all.chain(() -> get(
                            caller, "/youtube/v3/videos?part=snippet,fileDetails&id=" + VideoClient.urlEncode(page)))
                    .invoke(response -> addMatches(response, upload, found))
                    .replaceWith(found);
        }
        return all;
    }

    /** Reads with critical priority, since the upload is in doubt until its video is found. */
    private Uni<JsonNode> get(ApiCaller caller, String path) {
        return uploadClient
                .execute(ApiRequest.get(caller, QuotaCost.read(CallPriority.CRITICAL), GoogleService.DATA, path))
                .map(result -> {
                    if (result instanceof ApiResult.CallSucceeded succeeded) {
                        return ResumableUploadClient.parseBody(succeeded);
                    }
                    throw new UnexpectedResult(result);
                });
    }

    private static String uploadsPlaylist(JsonNode channels) {
        String id = channels.path("items")
                .path(0)
                .path("contentDetails")
                .path("relatedPlaylists")
                .path("uploads")
                .asText("");
        if (id.isEmpty()) {
            throw new UnexpectedResult(
                    ResumableUploadClient.unexpectedResponse("without the channel's uploads playlist"));
        }
        return id;
    }

    /** Adds the videos of a page that were uploaded since a moment; returns whether the page reaches further back. */
    private static boolean addRecent(JsonNode page, Instant since, List<String> ids) {
        Instant earliest = since.minus(MAX_CLOCK_SKEW);
        boolean reachedEnd = false;
        for (JsonNode item : page.path("items")) {
            if (uploadedAt(item, earliest).isBefore(earliest)) {
                reachedEnd = true;
            } else {
                ids.add(item.path("contentDetails").path("videoId").asText());
            }
        }
        return reachedEnd;
    }

    /** Returns the time of an upload. An unreadable time gives the default, so that it does not exclude the video. */
    private static Instant uploadedAt(JsonNode item, Instant defaultTime) {
        try {
            return Instant.parse(item.path("snippet").path("publishedAt").asText(""));
        } catch (DateTimeException e) {
            return defaultTime;
        }
    }

    private static void addMatches(JsonNode response, Upload.Locating upload, List<String> found) {
        String title = upload.request().metadata().title();
        String bytes = Long.toString(upload.session().assignment().file().sizeBytes());
        for (JsonNode video : response.path("items")) {
            boolean matches = video.path("snippet").path("title").asText("").equals(title)
                    && video.path("fileDetails").path("fileSize").asText("").equals(bytes);
            if (matches) {
                found.add(video.path("id").asText());
            }
        }
    }
}
