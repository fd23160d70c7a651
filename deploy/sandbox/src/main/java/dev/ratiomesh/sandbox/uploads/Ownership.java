package dev.ratiomesh.sandbox.uploads;

import dev.ratiomesh.sandbox.studio.StudioVideo;
import dev.ratiomesh.sandbox.studio.StudioVideos;
import dev.ratiomesh.sandbox.youtube.Caller;
import dev.ratiomesh.sandbox.youtube.YouTubeError;

/** Who may change what: only the channel a video belongs to. */
final class Ownership {
    private Ownership() {}

    static String channelOf(Caller caller) throws Rejected {
        return caller.channelId()
                .orElseThrow(() -> new Rejected(YouTubeError.global(401, "youtubeSignupRequired", "Unauthorized")));
    }

    static StudioVideo video(StudioVideos videos, String id, Caller caller) throws Rejected {
        String channel = channelOf(caller);
        StudioVideo video = videos.find(id)
                .orElseThrow(() -> new Rejected(new YouTubeError(
                        404,
                        "youtube.video",
                        "videoNotFound",
                        "The video that you are trying to change cannot be found.",
                        "id")));
        if (!video.channelId().equals(channel)) {
            throw new Rejected(YouTubeError.global(403, "forbidden", "Forbidden"));
        }
        return video;
    }
}
