package dev.ratiomesh.sandbox.youtube;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.wire.HttpAnswer;
import dev.ratiomesh.sandbox.wire.HttpCall;
import dev.ratiomesh.sandbox.wire.SandboxJson;
import dev.ratiomesh.sandbox.youtube.json.ETags;
import dev.ratiomesh.sandbox.youtube.json.VisibleVideo;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads videos by id. Ids of videos that the caller cannot see are missing from the items, without an error. */
public final class VideoReader implements YouTubeMethod {
    private final VideoMethod method;
    private final VideoVisibility visibility;
    private final ReadCount reads;

    private VideoReader(VideoMethod method, VideoVisibility visibility, ReadCount reads) {
        this.method = method;
        this.visibility = visibility;
        this.reads = reads;
    }

    /** Creates both methods that read videos. */
    public static List<YouTubeMethod> methods(VideoVisibility visibility, ReadCount reads) {
        return List.of(
                new VideoReader(VideoMethod.BATCH_GET_STATS, visibility, reads),
                new VideoReader(VideoMethod.LIST, visibility, reads));
    }

    @Override
    public MethodRoute route() {
        return method.route();
    }

    @Override
    public HttpAnswer answer(HttpCall call, YouTubeCaller caller) {
        if (call.parameter("chart").isPresent() || call.parameter("myRating").isPresent()) {
            String message = "The sandbox emulates the filter id only, alone";
            return YouTubeErrorBody.badParameter("incompatibleParameters", "id", message)
                    .answer();
        }
        VideoRequest request = VideoRequest.of(call);
        return request.fault(method.parts())
                .or(() -> ownerOnlyFault(request, caller))
                .map(YouTubeErrorBody::answer)
                .orElseGet(() -> conditional(call, list(request, caller)));
    }

    private Optional<YouTubeErrorBody> ownerOnlyFault(VideoRequest request, YouTubeCaller caller) {
        return request.firstPartIn(method.ownerOnlyParts())
                .filter(part -> !request.ids().stream().allMatch(id -> visibility
                        .find(id, caller)
                        .map(VisibleVideo::byOwner)
                        .orElse(caller.grant() != null)))
                .map(part -> YouTubeErrorBody.global(403, "forbidden", "Only the owner may read part " + part));
    }

    private ObjectNode list(VideoRequest request, YouTubeCaller caller) {
        reads.add(request.ids());
        ArrayNode items = SandboxJson.array();
        for (String id : request.ids()) {
            visibility.find(id, caller).ifPresent(video -> items.add(item(video, request)));
        }
        ObjectNode list = SandboxJson.object().put("kind", method.listKind()).put("etag", ETags.of(items));
        list.set("items", items);
        if (method == VideoMethod.LIST) {
            list.putObject("pageInfo").put("totalResults", items.size()).put("resultsPerPage", items.size());
        }
        return list;
    }

    private ObjectNode item(VisibleVideo video, VideoRequest request) {
        ObjectNode body = method.body(video, request.parts());
        ObjectNode item = SandboxJson.object().put("kind", method.itemKind()).put("etag", ETags.of(body));
        item.put("id", video.video().id());
        item.setAll(body);
        return item;
    }

    private static HttpAnswer conditional(HttpCall call, ObjectNode list) {
        String tag = list.path("etag").asText();
        boolean known = call.header("if-none-match")
                .filter(value -> ETags.matches(value, tag))
                .isPresent();
        return (known ? HttpAnswer.empty(304) : HttpAnswer.json(200, list)).with("etag", tag);
    }

    /** Requests videos by id: parts and ids. */
    record VideoRequest(Set<String> parts, Set<String> ids) {
        static final int MAX_IDS = 50;

        static VideoRequest of(HttpCall call) {
            return new VideoRequest(new LinkedHashSet<>(call.list("part")), new LinkedHashSet<>(call.list("id")));
        }

        /** Finds the fault of the request; empty when it is valid. */
        Optional<YouTubeErrorBody> fault(Set<String> known) {
            if (parts.isEmpty()) {
                return Optional.of(YouTubeErrorBody.missing("part"));
            }
            if (ids.isEmpty()) {
                return Optional.of(YouTubeErrorBody.missing("id"));
            }
            if (ids.size() > MAX_IDS) {
                String message =
                        "Invalid value '%d ids'. No more than %d ids are allowed.".formatted(ids.size(), MAX_IDS);
                return Optional.of(YouTubeErrorBody.badParameter("invalidFilters", "id", message));
            }
            List<String> unknown =
                    parts.stream().filter(part -> !known.contains(part)).toList();
            return unknown.isEmpty()
                    ? Optional.empty()
                    : Optional.of(YouTubeErrorBody.badParameter("unknownPart", "part", "'" + unknown.get(0) + "'"));
        }

        Optional<String> firstPartIn(Set<String> candidates) {
            return parts.stream().filter(candidates::contains).findFirst();
        }
    }
}
