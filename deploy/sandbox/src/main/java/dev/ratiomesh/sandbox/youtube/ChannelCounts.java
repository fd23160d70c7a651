package dev.ratiomesh.sandbox.youtube;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.studio.StudioVideo;
import dev.ratiomesh.sandbox.studio.StudioVideos;
import dev.ratiomesh.sandbox.studio.YouTubeChannel;
import dev.ratiomesh.sandbox.wire.SandboxJson;
import dev.ratiomesh.sandbox.world.VideoWorld;
import java.util.List;

/** Formats the numbers of a channel; they are strings as all numbers of statistics. */
public final class ChannelCounts {
    private static final int MAX_SUBSCRIBER_STEPS = 100;
    private static final int SUBSCRIBERS_STEP = 100;

    private final StudioVideos videos;
    private final VideoWorld world;

    public ChannelCounts(StudioVideos videos, VideoWorld world) {
        this.videos = videos;
        this.world = world;
    }

    ObjectNode of(YouTubeChannel channel) {
        List<Long> views = videos.ofChannel(channel.id()).stream()
                .map(StudioVideo::id)
                .flatMap(id -> world.video(id).stream())
                .map(video -> video.counts().views())
                .toList();
        int subscribers = (1 + Math.floorMod(channel.id().hashCode(), MAX_SUBSCRIBER_STEPS)) * SUBSCRIBERS_STEP;
        return SandboxJson.object()
                .put(
                        "viewCount",
                        Long.toString(views.stream().mapToLong(Long::longValue).sum()))
                .put("subscriberCount", Integer.toString(subscribers))
                .put("hiddenSubscriberCount", false)
                .put("videoCount", Integer.toString(views.size()));
    }
}
