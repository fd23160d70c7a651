package dev.ratiomesh.sandbox.youtube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.studio.Channel;
import dev.ratiomesh.sandbox.studio.Studio;
import dev.ratiomesh.sandbox.studio.StudioVideo;
import dev.ratiomesh.sandbox.wire.Answer;
import dev.ratiomesh.sandbox.wire.Call;
import dev.ratiomesh.sandbox.wire.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code playlistItems.list} of a channel's uploads, newest first: everybody sees the public ones, the owner all. */
public final class PlaylistItemList implements Endpoint {
    private static final Set<String> PARTS = Set.of("id", "snippet", "contentDetails", "status");
    private static final int USUAL_PAGE = 5;
    private static final int MOST = 50;

    private final Studio studio;
    private final Sights sights;

    public PlaylistItemList(Studio studio, Sights sights) {
        this.studio = studio;
        this.sights = sights;
    }

    @Override
    public Route route() {
        return new Route("GET", "/youtube/v3/playlistItems", Price.READ, Need.READ);
    }

    @Override
    public Answer answer(Call call, Caller caller) {
        Optional<String> id = call.parameter("playlistId");
        Optional<Page> page = Page.of(call, USUAL_PAGE, MOST);
        Optional<YouTubeError> fault = Parts.fault(call, PARTS)
                .or(() -> id.isPresent() ? Optional.empty() : Optional.of(YouTubeError.missing("playlistId")))
                .or(() -> page.isPresent() ? Optional.empty() : Optional.of(Page.fault(call)));
        if (fault.isPresent()) {
            return fault.get().answer();
        }
        return studio.channels().all().stream()
                .filter(channel -> id.equals(Optional.of(channel.uploadsPlaylist())))
                .findFirst()
                .map(channel -> list(channel, new Ask(call.list("part"), caller, page.orElseThrow())))
                .orElseGet(() -> new YouTubeError(
                                404,
                                "youtube.playlistItem",
                                "playlistNotFound",
                                "The playlist identified with the request's playlistId parameter cannot be found.",
                                "playlistId")
                        .answer());
    }

    private record Ask(List<String> parts, Caller caller, Page page) {}

    private Answer list(Channel channel, Ask ask) {
        List<StudioVideo> newestFirst = new ArrayList<>(studio.videos().of(channel.id()).stream()
                .filter(video -> listed(video, ask.caller()))
                .toList());
        Collections.reverse(newestFirst);
        return Answer.json(
                200,
                ask.page().list("youtube#playlistItemListResponse", newestFirst, video -> item(channel, video, ask)));
    }

    private boolean listed(StudioVideo video, Caller caller) {
        boolean open = video.statusAt(sights.now()).privacyStatus().equals("public");
        return (open || caller.is(video.channelId()))
                && sights.of(video.id(), caller).isPresent();
    }

    private JsonNode item(Channel channel, StudioVideo video, Ask ask) {
        ObjectNode item = Json.object().put("kind", "youtube#playlistItem");
        item.put("etag", ETags.of(Json.tree(video))).put("id", channel.uploadsPlaylist() + "." + video.id());
        if (ask.parts().contains("snippet")) {
            item.set("snippet", snippet(channel, video));
        }
        if (ask.parts().contains("contentDetails")) {
            item.putObject("contentDetails")
                    .put("videoId", video.id())
                    .put("videoPublishedAt", video.publishedAt(sights.now()).toString());
        }
        if (ask.parts().contains("status")) {
            item.putObject("status")
                    .put("privacyStatus", video.statusAt(sights.now()).privacyStatus());
        }
        return item;
    }

    private static ObjectNode snippet(Channel channel, StudioVideo video) {
        ObjectNode snippet = Json.object()
                .put("publishedAt", video.uploadedAt().toString())
                .put("channelId", channel.id())
                .put("title", video.snippet().title())
                .put("description", video.snippet().description())
                .put("channelTitle", channel.title())
                .put("playlistId", channel.uploadsPlaylist())
                .put("videoOwnerChannelId", channel.id());
        snippet.set("thumbnails", Thumbnails.of(video.id()));
        snippet.putObject("resourceId").put("kind", "youtube#video").put("videoId", video.id());
        return snippet;
    }
}
