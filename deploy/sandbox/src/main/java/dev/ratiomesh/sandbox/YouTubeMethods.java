package dev.ratiomesh.sandbox;

import dev.ratiomesh.sandbox.studio.Studio;
import dev.ratiomesh.sandbox.studio.StudioVideos;
import dev.ratiomesh.sandbox.studio.UploadedStories;
import dev.ratiomesh.sandbox.uploads.SessionPort;
import dev.ratiomesh.sandbox.uploads.ThumbnailSet;
import dev.ratiomesh.sandbox.uploads.Uploads;
import dev.ratiomesh.sandbox.uploads.VideoDelete;
import dev.ratiomesh.sandbox.uploads.VideoInsert;
import dev.ratiomesh.sandbox.uploads.VideoMaker;
import dev.ratiomesh.sandbox.uploads.VideoUpdate;
import dev.ratiomesh.sandbox.world.SimClock;
import dev.ratiomesh.sandbox.world.World;
import dev.ratiomesh.sandbox.youtube.ChannelCounts;
import dev.ratiomesh.sandbox.youtube.ChannelList;
import dev.ratiomesh.sandbox.youtube.Endpoint;
import dev.ratiomesh.sandbox.youtube.PlaylistItemList;
import dev.ratiomesh.sandbox.youtube.ReadCount;
import dev.ratiomesh.sandbox.youtube.SearchList;
import dev.ratiomesh.sandbox.youtube.Sights;
import dev.ratiomesh.sandbox.youtube.VideoReader;
import dev.ratiomesh.sandbox.youtube.VideoResource;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The methods of the YouTube Data API that are emulated, put together. */
final class YouTubeMethods {
    private final Studio studio;
    private final World world;
    private final Uploads uploads;
    private final SimClock clock;
    private final InstantSource real;

    YouTubeMethods(Studio studio, World world, Uploads uploads, SimClock clock, InstantSource real) {
        this.studio = studio;
        this.world = world;
        this.uploads = uploads;
        this.clock = clock;
        this.real = real;
    }

    List<Endpoint> all(UploadedStories uploaded, ReadCount reads) {
        Sights sights = new Sights(world, studio, uploaded, real);
        List<Endpoint> endpoints = new ArrayList<>(VideoReader.both(sights, reads));
        endpoints.add(new ChannelList(studio.channels(), new ChannelCounts(studio.videos(), world)));
        endpoints.add(new PlaylistItemList(studio, sights));
        endpoints.add(new SearchList());
        endpoints.addAll(changing(new VideoResource(sights)));
        return endpoints;
    }

    private List<Endpoint> changing(VideoResource resource) {
        StudioVideos videos = studio.videos();
        SessionPort port = new SessionPort(uploads.sessions(), uploads.faults());
        VideoMaker maker = new VideoMaker(videos, resource, uploads.faults(), clock);
        return List.of(
                new VideoInsert(port, maker, uploads.faults(), uploads.traffic(), real),
                new ThumbnailSet(port, videos, real),
                new VideoUpdate(videos, resource, real),
                new VideoDelete(videos));
    }
}
