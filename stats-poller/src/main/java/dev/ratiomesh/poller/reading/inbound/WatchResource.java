package dev.ratiomesh.poller.reading.inbound;

import dev.ratiomesh.delivery.http.Caller;
import dev.ratiomesh.delivery.http.ProblemException;
import dev.ratiomesh.poller.reading.WatchedVideo;
import dev.ratiomesh.poller.reading.outbound.WatchedVideoQueries;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Why a video is read as often as it is. A video may be watched by several tenants, hence for the mesh's operator. */
@Path("/api/watches")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Caller.OPERATOR)
class WatchResource {
    private final WatchedVideoQueries videos;
    private final PollPlanner planner;
    private final Caller caller;
    private final Clock clock;

    WatchResource(WatchedVideoQueries videos, PollPlanner planner, Caller caller, Clock clock) {
        this.videos = videos;
        this.planner = planner;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * A watched video.
     *
     * @param cadence wished for, the shortest of its campaigns
     * @param interval planned, longer than the cadence when quota is scarce
     */
    public record WatchView(
            String videoId,
            int campaigns,
            Duration cadence,
            Duration interval,
            Instant dueAt,
            @Nullable Instant readAt,
            @Nullable Long views,
            @Nullable Long likes,
            @Nullable Long comments,
            double viewsPerHour,
            int misses,
            boolean advertised) {}

    @GET
    @Path("{videoId}")
    public Uni<WatchView> find(@PathParam("videoId") String videoId) {
        caller.requireAllTenants("Quota and videos are shared by all tenants: a token for tenant * is needed.");
        return videos.find(videoId, clock.instant()).map(found -> found.map(this::view)
                .orElseThrow(() -> ProblemException.notFound("A running campaign that watches " + videoId)));
    }

    private WatchView view(WatchedVideo video) {
        Duration interval = planner.plan()
                .interval(planner.schedule()
                        .demandFor(video.cadence(), video.velocity(), video.advertised(), video.misses()));
        return new WatchView(
                video.videoId(),
                video.campaigns(),
                video.cadence(),
                interval,
                video.dueAt(),
                video.readAt(),
                video.stats().views(),
                video.stats().likes(),
                video.stats().comments(),
                video.velocity().viewsPerHour(),
                video.misses(),
                video.advertised());
    }
}
