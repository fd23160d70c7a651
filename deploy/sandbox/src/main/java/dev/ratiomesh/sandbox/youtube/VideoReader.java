package dev.ratiomesh.sandbox.youtube;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.wire.Answer;
import dev.ratiomesh.sandbox.wire.Call;
import dev.ratiomesh.sandbox.wire.Json;
import dev.ratiomesh.sandbox.world.Video;
import dev.ratiomesh.sandbox.world.World;

/** Reads videos by id. Ids that name no public video are missing from the items, without an error. */
public final class VideoReader {
    private final World world;
    private final ReadCount reads;

    public VideoReader(World world, ReadCount reads) {
        this.world = world;
        this.reads = reads;
    }

    Answer read(VideoMethod method, Call call) {
        if (call.parameter("chart").isPresent() || call.parameter("myRating").isPresent()) {
            String message = "The sandbox emulates the filter id only, alone";
            return YouTubeError.badParameter("incompatibleParameters", "id", message)
                    .answer();
        }
        VideoRequest request = VideoRequest.of(call);
        return request.fault(method.parts(), method.ownerOnlyParts())
                .map(YouTubeError::answer)
                .orElseGet(() -> conditional(call, list(method, request)));
    }

    private ObjectNode list(VideoMethod method, VideoRequest request) {
        reads.add(request.ids());
        ArrayNode items = Json.array();
        for (String id : request.ids()) {
            world.video(id).ifPresent(video -> items.add(item(method, video, request)));
        }
        ObjectNode list = Json.object().put("kind", method.listKind()).put("etag", ETags.of(items));
        list.set("items", items);
        if (method == VideoMethod.LIST) {
            list.putObject("pageInfo").put("totalResults", items.size()).put("resultsPerPage", items.size());
        }
        return list;
    }

    private static ObjectNode item(VideoMethod method, Video video, VideoRequest request) {
        ObjectNode body = method.body(video, request.parts());
        ObjectNode item = Json.object().put("kind", method.itemKind()).put("etag", ETags.of(body));
        item.put("id", video.id());
        item.setAll(body);
        return item;
    }

    private static Answer conditional(Call call, ObjectNode list) {
        String tag = list.path("etag").asText();
        boolean known = call.header("if-none-match")
                .filter(value -> ETags.matches(value, tag))
                .isPresent();
        return (known ? Answer.empty(304) : Answer.json(200, list)).with("etag", tag);
    }
}
