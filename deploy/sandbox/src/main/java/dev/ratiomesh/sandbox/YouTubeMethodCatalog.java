package dev.ratiomesh.sandbox;

import dev.ratiomesh.sandbox.studio.StudioState;
import dev.ratiomesh.sandbox.studio.StudioVideos;
import dev.ratiomesh.sandbox.studio.UploadedStories;
import dev.ratiomesh.sandbox.uploads.ThumbnailSet;
import dev.ratiomesh.sandbox.uploads.UploadControl;
import dev.ratiomesh.sandbox.uploads.VideoDelete;
import dev.ratiomesh.sandbox.uploads.VideoFactory;
import dev.ratiomesh.sandbox.uploads.VideoInsert;
import dev.ratiomesh.sandbox.uploads.VideoUpdate;
import dev.ratiomesh.sandbox.uploads.session.UploadSessionHandler;
import dev.ratiomesh.sandbox.world.SimClock;
import dev.ratiomesh.sandbox.world.VideoWorld;
import dev.ratiomesh.sandbox.youtube.ChannelCounts;
import dev.ratiomesh.sandbox.youtube.ChannelList;
import dev.ratiomesh.sandbox.youtube.PlaylistItemList;
import dev.ratiomesh.sandbox.youtube.ReadCount;
import dev.ratiomesh.sandbox.youtube.SearchList;
import dev.ratiomesh.sandbox.youtube.VideoReader;
import dev.ratiomesh.sandbox.youtube.VideoRepresentation;
import dev.ratiomesh.sandbox.youtube.VideoVisibility;
import dev.ratiomesh.sandbox.youtube.YouTubeMethod;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Lists the methods of the YouTube Data API that the sandbox emulates. */
final class YouTubeMethodCatalog {
    private final StudioState studio;
    private final VideoWorld world;
    private final UploadControl uploads;
    private final SimClock clock;
    private final InstantSource realClock;

    YouTubeMethodCatalog(
            StudioState studio, VideoWorld world, UploadControl uploads, SimClock clock, InstantSource realClock) {
        this.studio = studio;
        this.world = world;
        this.uploads = uploads;
        this.clock = clock;
        this.realClock = realClock;
    }

    List<YouTubeMethod> all(UploadedStories uploaded, ReadCount reads) {
        VideoVisibility visibility = new VideoVisibility(world, studio, uploaded, realClock);
        List<YouTubeMethod> endpoints = new ArrayList<>(VideoReader.methods(visibility, reads));
        endpoints.add(new ChannelList(studio.channels(), new ChannelCounts(studio.videos(), world)));
        endpoints.add(new PlaylistItemList(studio, visibility));
        endpoints.add(new SearchList());
        endpoints.addAll(changing(new VideoRepresentation(visibility)));
        return endpoints;
    }

    private List<YouTubeMethod> changing(VideoRepresentation representation) {
        StudioVideos videos = studio.videos();
        UploadSessionHandler sessions = new UploadSessionHandler(uploads.sessions(), uploads.faults());
        VideoFactory factory = new VideoFactory(videos, representation, uploads.faults(), clock);
        return List.of(
                new VideoInsert(sessions, factory, uploads.faults(), uploads.traffic(), realClock),
                new ThumbnailSet(sessions, videos, realClock),
                new VideoUpdate(videos, representation, realClock),
                new VideoDelete(videos));
    }
}
