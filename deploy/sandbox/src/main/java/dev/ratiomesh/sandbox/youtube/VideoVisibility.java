package dev.ratiomesh.sandbox.youtube;

import dev.ratiomesh.sandbox.studio.StudioState;
import dev.ratiomesh.sandbox.studio.StudioVideo;
import dev.ratiomesh.sandbox.studio.UploadedStories;
import dev.ratiomesh.sandbox.studio.YouTubeChannel;
import dev.ratiomesh.sandbox.world.Video;
import dev.ratiomesh.sandbox.world.VideoWorld;
import dev.ratiomesh.sandbox.youtube.json.VisibleVideo;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides the visibility of videos: all callers see the public and unlisted ones, an owner also the private. */
public final class VideoVisibility {
    private static final String WORLD_CHANNEL_TITLE = "Sandbox channel";

    private final VideoWorld world;
    private final StudioState studio;
    private final UploadedStories stories;
    private final InstantSource clock;

    /**
     * Connects the rule with its sources.
     *
     * @param clock real time
     */
    public VideoVisibility(VideoWorld world, StudioState studio, UploadedStories stories, InstantSource clock) {
        this.world = world;
        this.studio = studio;
        this.stories = stories;
        this.clock = clock;
    }

    Optional<VisibleVideo> find(String id, YouTubeCaller caller) {
        StudioVideo upload = studio.videos().find(id).orElse(null);
        if (upload == null || !caller.is(upload.channelId())) {
            return world.video(id).map(video -> visible(video, upload, false));
        }
        return world.video(id, stories.storyOf(upload)).map(video -> visible(video, upload, true));
    }

    private VisibleVideo visible(Video video, @Nullable StudioVideo upload, boolean byOwner) {
        return new VisibleVideo(video, upload, title(upload), byOwner, now());
    }

    private String title(@Nullable StudioVideo upload) {
        return upload == null
                ? WORLD_CHANNEL_TITLE
                : studio.channels()
                        .find(upload.channelId())
                        .map(YouTubeChannel::title)
                        .orElse("");
    }

    Instant now() {
        return clock.instant();
    }
}
