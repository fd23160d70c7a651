package dev.ratiomesh.sandbox.uploads;

import dev.ratiomesh.sandbox.studio.StudioVideos;
import dev.ratiomesh.sandbox.wire.HttpAnswer;
import dev.ratiomesh.sandbox.wire.HttpCall;
import dev.ratiomesh.sandbox.youtube.AuthRequirement;
import dev.ratiomesh.sandbox.youtube.MethodRoute;
import dev.ratiomesh.sandbox.youtube.YouTubeCaller;
import dev.ratiomesh.sandbox.youtube.YouTubeErrorBody;
import dev.ratiomesh.sandbox.youtube.YouTubeMethod;
import dev.ratiomesh.sandbox.youtube.quota.CallCost;

/** Serves {@code videos.delete}. */
public final class VideoDelete implements YouTubeMethod {
    private final StudioVideos videos;

    public VideoDelete(StudioVideos videos) {
        this.videos = videos;
    }

    @Override
    public MethodRoute route() {
        return new MethodRoute("DELETE", "/youtube/v3/videos", CallCost.WRITE, AuthRequirement.MANAGE);
    }

    @Override
    public HttpAnswer answer(HttpCall call, YouTubeCaller caller) {
        try {
            String id =
                    call.parameter("id").orElseThrow(() -> new UploadRejectedException(YouTubeErrorBody.missing("id")));
            videos.delete(OwnershipCheck.video(videos, id, caller).id());
            return HttpAnswer.empty(204);
        } catch (UploadRejectedException rejected) {
            return rejected.answer();
        }
    }
}
