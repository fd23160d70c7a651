package dev.ratiomesh.sandbox.uploads;

import dev.ratiomesh.sandbox.studio.StudioVideo;
import dev.ratiomesh.sandbox.studio.StudioVideos;
import dev.ratiomesh.sandbox.youtube.YouTubeCaller;
import dev.ratiomesh.sandbox.youtube.YouTubeErrorBody;

/** Checks that a video belongs to the caller's channel; only that channel may change it. */
final class OwnershipCheck {
    private OwnershipCheck() {}

    static String channelOf(YouTubeCaller caller) throws UploadRejectedException {
        return caller.channelId()
                .orElseThrow(() -> new UploadRejectedException(
                        YouTubeErrorBody.global(401, "youtubeSignupRequired", "Unauthorized")));
    }

    static StudioVideo video(StudioVideos videos, String id, YouTubeCaller caller) throws UploadRejectedException {
        String channel = channelOf(caller);
        StudioVideo video = videos.find(id)
                .orElseThrow(() -> new UploadRejectedException(new YouTubeErrorBody(
                        404,
                        "youtube.video",
                        "videoNotFound",
                        "The video that you are trying to change cannot be found.",
                        "id")));
        if (!video.channelId().equals(channel)) {
            throw new UploadRejectedException(YouTubeErrorBody.global(403, "forbidden", "Forbidden"));
        }
        return video;
    }
}
