package dev.ratiomesh.sandbox.youtube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.studio.StudioChannels;
import dev.ratiomesh.sandbox.studio.YouTubeChannel;
import dev.ratiomesh.sandbox.wire.HttpAnswer;
import dev.ratiomesh.sandbox.wire.HttpCall;
import dev.ratiomesh.sandbox.wire.SandboxJson;
import dev.ratiomesh.sandbox.youtube.json.ETags;
import dev.ratiomesh.sandbox.youtube.quota.CallCost;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Serves {@code channels.list}: the caller's own, by id, or by handle. */
public final class ChannelList implements YouTubeMethod {
    private static final Set<String> PARTS = Set.of("id", "snippet", "contentDetails", "statistics", "status");
    private static final int DEFAULT_PAGE_SIZE = 5;
    private static final int MAX_PAGE_SIZE = 50;

    private final StudioChannels channels;
    private final ChannelCounts counts;

    public ChannelList(StudioChannels channels, ChannelCounts counts) {
        this.channels = channels;
        this.counts = counts;
    }

    @Override
    public MethodRoute route() {
        return new MethodRoute("GET", "/youtube/v3/channels", CallCost.READ, AuthRequirement.READ);
    }

    @Override
    public HttpAnswer answer(HttpCall call, YouTubeCaller caller) {
        Optional<ListPage> page = ListPage.of(call, DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE);
        return PartParameter.fault(call, PARTS)
                .or(() -> badFilter(call, caller))
                .or(() -> page.isPresent() ? Optional.empty() : Optional.of(ListPage.fault(call)))
                .map(YouTubeErrorBody::answer)
                .orElseGet(() -> HttpAnswer.json(200, list(call, caller, page.orElseThrow())));
    }

    private static Optional<YouTubeErrorBody> badFilter(HttpCall call, YouTubeCaller caller) {
        long filters = Stream.of("id", "mine", "forHandle", "forUsername", "managedByMe")
                .filter(name -> call.parameter(name).isPresent())
                .count();
        if (filters == 0) {
            String message = "No filter selected. Expected one of: id, mine, forHandle, forUsername, managedByMe";
            return Optional.of(YouTubeErrorBody.badParameter("missingRequiredParameter", "parameters.", message));
        }
        if (filters > 1) {
            return Optional.of(YouTubeErrorBody.badParameter(
                    "incompatibleParameters", "parameters.", "Incompatible parameters specified in the request"));
        }
        boolean anonymous = call.parameter("mine").isPresent() && caller.grant() == null;
        return anonymous ? Optional.of(YouTubeErrorBody.global(401, "required", "Login Required.")) : Optional.empty();
    }

    private ObjectNode list(HttpCall call, YouTubeCaller caller, ListPage page) {
        ObjectNode list =
                page.list("youtube#channelListResponse", wanted(call, caller), channel -> item(channel, call));
        if (list.path("items").isEmpty()) {
            list.remove("items");
        }
        return list;
    }

    private List<YouTubeChannel> wanted(HttpCall call, YouTubeCaller caller) {
        if (call.parameter("mine").equals(Optional.of("true"))) {
            return caller.channelId().flatMap(channels::find).stream().toList();
        }
        List<String> ids = call.list("id");
        String handle = call.parameter("forHandle")
                .map(text -> text.startsWith("@") ? text : "@" + text)
                .orElse("");
        return channels.all().stream()
                .filter(channel -> ids.contains(channel.id()) || handle.equalsIgnoreCase(channel.handle()))
                .toList();
    }

    private JsonNode item(YouTubeChannel channel, HttpCall call) {
        List<String> parts = call.list("part");
        ObjectNode item = SandboxJson.object().put("kind", "youtube#channel");
        item.put("etag", ETags.of(SandboxJson.tree(channel))).put("id", channel.id());
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
