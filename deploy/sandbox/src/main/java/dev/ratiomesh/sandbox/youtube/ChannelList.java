package dev.ratiomesh.sandbox.youtube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.studio.Channel;
import dev.ratiomesh.sandbox.studio.StudioChannels;
import dev.ratiomesh.sandbox.wire.Answer;
import dev.ratiomesh.sandbox.wire.Call;
import dev.ratiomesh.sandbox.wire.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** {@code channels.list}: one's own, by id, or by handle. */
public final class ChannelList implements Endpoint {
    private static final Set<String> PARTS = Set.of("id", "snippet", "contentDetails", "statistics", "status");
    private static final int USUAL_PAGE = 5;
    private static final int MOST = 50;

    private final StudioChannels channels;
    private final ChannelCounts counts;

    public ChannelList(StudioChannels channels, ChannelCounts counts) {
        this.channels = channels;
        this.counts = counts;
    }

    @Override
    public Route route() {
        return new Route("GET", "/youtube/v3/channels", Price.READ, Need.READ);
    }

    @Override
    public Answer answer(Call call, Caller caller) {
        Optional<Page> page = Page.of(call, USUAL_PAGE, MOST);
        return Parts.fault(call, PARTS)
                .or(() -> badFilter(call, caller))
                .or(() -> page.isPresent() ? Optional.empty() : Optional.of(Page.fault(call)))
                .map(YouTubeError::answer)
                .orElseGet(() -> Answer.json(200, list(call, caller, page.orElseThrow())));
    }

    private static Optional<YouTubeError> badFilter(Call call, Caller caller) {
        long filters = Stream.of("id", "mine", "forHandle", "forUsername", "managedByMe")
                .filter(name -> call.parameter(name).isPresent())
                .count();
        if (filters == 0) {
            String message = "No filter selected. Expected one of: id, mine, forHandle, forUsername, managedByMe";
            return Optional.of(YouTubeError.badParameter("missingRequiredParameter", "parameters.", message));
        }
        if (filters > 1) {
            return Optional.of(YouTubeError.badParameter(
                    "incompatibleParameters", "parameters.", "Incompatible parameters specified in the request"));
        }
        boolean stranger = call.parameter("mine").isPresent() && caller.grant() == null;
        return stranger ? Optional.of(YouTubeError.global(401, "required", "Login Required.")) : Optional.empty();
    }

    private ObjectNode list(Call call, Caller caller, Page page) {
        ObjectNode list = page.list("youtube#channelListResponse", wanted(call, caller), one -> item(one, call));
        if (list.path("items").isEmpty()) {
            list.remove("items");
        }
        return list;
    }

    private List<Channel> wanted(Call call, Caller caller) {
        if (call.parameter("mine").equals(Optional.of("true"))) {
            return caller.channelId().flatMap(channels::find).stream().toList();
        }
        List<String> ids = call.list("id");
        String handle = call.parameter("forHandle")
                .map(one -> one.startsWith("@") ? one : "@" + one)
                .orElse("");
        return channels.all().stream()
                .filter(channel -> ids.contains(channel.id()) || handle.equalsIgnoreCase(channel.handle()))
                .toList();
    }

    private JsonNode item(Channel channel, Call call) {
        List<String> parts = call.list("part");
        ObjectNode item = Json.object().put("kind", "youtube#channel");
        item.put("etag", ETags.of(Json.tree(channel))).put("id", channel.id());
        if (parts.contains("snippet")) {
            item.putObject("snippet")
                    .put("title", channel.title())
                    .put("description", "")
                    .put("customUrl", channel.handle())
                    .put("publishedAt", channel.createdAt().toString());
        }
        if (parts.contains("contentDetails")) {
            item.putObject("contentDetails")
                    .putObject("relatedPlaylists")
                    .put("likes", "")
                    .put("uploads", channel.uploadsPlaylist());
        }
        if (parts.contains("statistics")) {
            item.set("statistics", counts.of(channel));
        }
        if (parts.contains("status")) {
            item.putObject("status")
                    .put("privacyStatus", "public")
                    .put("isLinked", true)
                    .put("longUploadsStatus", "allowed");
        }
        return item;
    }
}
