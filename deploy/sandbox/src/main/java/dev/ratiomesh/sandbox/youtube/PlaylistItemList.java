package dev.ratiomesh.sandbox.youtube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.studio.StudioState;
import dev.ratiomesh.sandbox.studio.StudioVideo;
import dev.ratiomesh.sandbox.studio.YouTubeChannel;
import dev.ratiomesh.sandbox.wire.HttpAnswer;
import dev.ratiomesh.sandbox.wire.HttpCall;
import dev.ratiomesh.sandbox.wire.SandboxJson;
import dev.ratiomesh.sandbox.youtube.json.ETags;
import dev.ratiomesh.sandbox.youtube.json.ThumbnailUrls;
import dev.ratiomesh.sandbox.youtube.quota.CallCost;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Serves {@code playlistItems.list} of a channel's uploads, newest first: all see the public ones, the owner all. */
public final class PlaylistItemList implements YouTubeMethod {
    private static final Set<String> PARTS = Set.of("id", "snippet", "contentDetails", "status");
    private static final int DEFAULT_PAGE_SIZE = 5;
    private static final int MAX_PAGE_SIZE = 50;

    private final StudioState studio;
    private final VideoVisibility visibility;

    public PlaylistItemList(StudioState studio, VideoVisibility visibility) {
        this.studio = studio;
        this.visibility = visibility;
    }

    @Override
    public MethodRoute route() {
        return new MethodRoute("GET", "/youtube/v3/playlistItems", CallCost.READ, AuthRequirement.READ);
    }

    @Override
    public HttpAnswer answer(HttpCall call, YouTubeCaller caller) {
        Optional<String> id = call.parameter("playlistId");
        Optional<ListPage> page = ListPage.of(call, DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE);
        Optional<YouTubeErrorBody> fault = PartParameter.fault(call, PARTS)
                .or(() -> id.isPresent() ? Optional.empty() : Optional.of(YouTubeErrorBody.missing("playlistId")))
                .or(() -> page.isPresent() ? Optional.empty() : Optional.of(ListPage.fault(call)));
        if (fault.isPresent()) {
            return fault.get().answer();
        }
        return studio.channels().all().stream()
                .filter(channel -> id.equals(Optional.of(channel.uploadsPlaylist())))
                .findFirst()
                .map(channel -> list(channel, new ItemRequest(call.list("part"), caller, page.orElseThrow())))
                .orElseGet(() -> new YouTubeErrorBody(
                                404,
                                "youtube.playlistItem",
                                "playlistNotFound",
                                "The playlist identified with the request's playlistId parameter cannot be found.",
                                "playlistId")
                        .answer());
    }

    private record ItemRequest(List<String> parts, YouTubeCaller caller, ListPage page) {}

    private HttpAnswer list(YouTubeChannel channel, ItemRequest request) {
        List<StudioVideo> newestFirst = new ArrayList<>(studio.videos().ofChannel(channel.id()).stream()
                .filter(video -> listed(video, request.caller()))
                .toList());
        Collections.reverse(newestFirst);
        return HttpAnswer.json(
                200,
                request.page()
                        .list("youtube#playlistItemListResponse", newestFirst, video -> item(channel, video, request)));
    }

    private boolean listed(StudioVideo video, YouTubeCaller caller) {
        boolean open = video.statusAt(visibility.now()).privacyStatus().equals("public");
        return (open || caller.is(video.channelId()))
                && visibility.find(video.id(), caller).isPresent();
    }

    private JsonNode item(YouTubeChannel channel, StudioVideo video, ItemRequest request) {
        ObjectNode item = SandboxJson.object().put("kind", "youtube#playlistItem");
        item.put("etag", ETags.of(SandboxJson.tree(video))).put("id", channel.uploadsPlaylist() + "." + video.id());
        if (request.parts().contains("snippet")) {
            item.set("snippet", snippet(channel, video));
        }
        if (request.parts().contains("contentDetails")) {
            item.putObject("contentDetails")
                    .put("videoId", video.id())
                    .put("videoPublishedAt", video.publishedAt(visibility.now()).toString());
        }
        if (request.parts().contains("status")) {
            item.putObject("status")
                    .put("privacyStatus", video.statusAt(visibility.now()).privacyStatus());
        }
        return item;
    }

    private static ObjectNode snippet(YouTubeChannel channel, StudioVideo video) {
        ObjectNode snippet = SandboxJson.object()
                .put("publishedAt", video.uploadedAt().toString())
                .put("channelId", channel.id())
                .put("title", video.snippet().title())
                .put("description", video.snippet().description())
                .put("channelTitle", channel.title())
                .put("playlistId", channel.uploadsPlaylist())
                .put("videoOwnerChannelId", channel.id());
        snippet.set("thumbnails", ThumbnailUrls.of(video.id()));
        snippet.putObject("resourceId").put("kind", "youtube#video").put("videoId", video.id());
        return snippet;
    }
}
