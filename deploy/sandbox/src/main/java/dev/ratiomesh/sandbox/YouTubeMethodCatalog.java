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
    private final InstantSource real;

    YouTubeMethodCatalog(
            StudioState studio, VideoWorld world, UploadControl uploads, SimClock clock, InstantSource real) {
        this.studio = studio;
        this.world = world;
        this.uploads = uploads;
        this.clock = clock;
        this.real = real;
    }

    List<YouTubeMethod> all(UploadedStories uploaded, ReadCount reads) {
        VideoVisibility sights = new VideoVisibility(world, studio, uploaded, real);
        List<YouTubeMethod> endpoints = new ArrayList<>(VideoReader.methods(sights, reads));
        endpoints.add(new ChannelList(studio.channels(), new ChannelCounts(studio.videos(), world)));
        endpoints.add(new PlaylistItemList(studio, sights));
        endpoints.add(new SearchList());
        endpoints.addAll(changing(new VideoRepresentation(sights)));
        return endpoints;
    }

    private List<YouTubeMethod> changing(VideoRepresentation resource) {
        StudioVideos videos = studio.videos();
        UploadSessionHandler port = new UploadSessionHandler(uploads.sessions(), uploads.faults());
        VideoFactory maker = new VideoFactory(videos, resource, uploads.faults(), clock);
        return List.of(
                new VideoInsert(port, maker, uploads.faults(), uploads.traffic(), real),
                new ThumbnailSet(port, videos, real),
                new VideoUpdate(videos, resource, real),
                new VideoDelete(videos));
    }
}
