package dev.ratiomesh.sandbox.uploads;

import dev.ratiomesh.sandbox.studio.StudioVideos;
import dev.ratiomesh.sandbox.wire.Answer;
import dev.ratiomesh.sandbox.wire.Call;
import dev.ratiomesh.sandbox.youtube.Caller;
import dev.ratiomesh.sandbox.youtube.Endpoint;
import dev.ratiomesh.sandbox.youtube.Need;
import dev.ratiomesh.sandbox.youtube.Price;
import dev.ratiomesh.sandbox.youtube.Route;
import dev.ratiomesh.sandbox.youtube.YouTubeError;

/** {@code videos.delete}. */
public final class VideoDelete implements Endpoint {
    private final StudioVideos videos;

    public VideoDelete(StudioVideos videos) {
        this.videos = videos;
    }

    @Override
    public Route route() {
        return new Route("DELETE", "/youtube/v3/videos", Price.WRITE, Need.MANAGE);
    }

    @Override
    public Answer answer(Call call, Caller caller) {
        try {
            String id = call.parameter("id").orElseThrow(() -> new Rejected(YouTubeError.missing("id")));
            videos.delete(Ownership.video(videos, id, caller).id());
            return Answer.empty(204);
        } catch (Rejected rejected) {
            return rejected.answer();
        }
    }
}
