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

/** Serves the schedule and the last statistics of a watched video. Tenants share videos, so tenant {@code *} is required. */
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
     * The schedule and the last statistics of a watched video.
     *
     * @param cadence the shortest cadence of its running campaigns
     * @param interval the planned time between readings, longer than the cadence when quota is scarce
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
        caller.requireAllTenants("All tenants share quota and videos: a token for tenant * is required.");
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
