package dev.ratiomesh.fleet.reporting.inbound;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.ratiomesh.delivery.http.Caller;
import dev.ratiomesh.fleet.access.ChannelDirectory;
import dev.ratiomesh.fleet.reporting.ReportPeriod;
import dev.ratiomesh.fleet.reporting.ReportSection;
import dev.ratiomesh.fleet.reporting.outbound.ReachStore;
import dev.ratiomesh.fleet.reporting.outbound.ReportStore;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reports to look at, as YouTube gave them: nothing is computed from them. */
@Path("/api/channels/{channelId}")
@RolesAllowed({Caller.VIEWER, Caller.OPERATOR, Caller.APPROVER})
@Produces(MediaType.APPLICATION_JSON)
class AnalyticsResource {
    private final Caller caller;
    private final ChannelDirectory channels;
    private final ReportStore reports;
    private final ReachStore reach;
    private final Clock clock;

    AnalyticsResource(Caller caller, ChannelDirectory channels, ReportStore reports, ReachStore reach, Clock clock) {
        this.caller = caller;
        this.channels = channels;
        this.reports = reports;
        this.reach = reach;
        this.clock = clock;
    }

    /** @param videoId empty for the channel as a whole */
    public record Report(String channelId, String videoId, List<Part> sections, Impressions impressions) {}

    /**
     * @param asOf the last day that YouTube had worked through, null while it has none
     * @param delayDays how many days ago that is
     * @param rows values in the order of the columns
     * @param missing metrics that YouTube no longer supports
     */
    public record Part(
            ReportSection section,
            @Nullable LocalDate asOf,
            @Nullable Long delayDays,
            Instant fetchedAt,
            List<String> columns,
            @JsonRawValue String rows,
            List<Missing> missing) {}

    public record Missing(String metric, Instant since, String detail) {}

    /** Of thumbnails, by day and video; from another service of YouTube's, with a delay of its own. */
    public record Impressions(@Nullable LocalDate asOf, @Nullable Long delayDays, List<Day> days) {}

    /** @param clickRate clicks by impression, 0 to 1 */
    public record Day(LocalDate day, String videoId, long impressions, double clickRate, Instant fetchedAt) {}

    @GET
    @Path("analytics")
    public Uni<Report> ofChannel(@PathParam("channelId") String channelId) {
        return report(channelId, "");
    }

    @GET
    @Path("videos/{videoId}/analytics")
    public Uni<Report> ofVideo(@PathParam("channelId") String channelId, @PathParam("videoId") String videoId) {
        return report(channelId, videoId);
    }

    private Uni<Report> report(String channelId, String videoId) {
        Instant now = clock.instant();
        return Uni.createFrom()
                .completionStage(() -> channels.tenantOf(channelId))
                .invoke(found -> caller.requireVisible(found, tenant -> tenant, "Channel " + channelId))
                .chain(() -> Uni.combine()
                        .all()
                        .unis(reports.kept(channelId, videoId), reports.dropped(), reach.kept(channelId, videoId))
                        .asTuple())
                .map(all -> new Report(
                        channelId, videoId, parts(all.getItem1(), all.getItem2(), now), days(all.getItem3(), now)));
    }

    private static List<Part> parts(
            List<ReportStore.StoredSection> kept, List<ReportStore.Dropped> dropped, Instant now) {
        return kept.stream()
                .map(one -> new Part(
                        one.section(),
                        one.asOf(),
                        delay(one.asOf(), now),
                        one.fetchedAt(),
                        one.columns(),
                        one.rows(),
                        missing(one.section(), dropped)))
                .toList();
    }

    private static List<Missing> missing(ReportSection section, List<ReportStore.Dropped> dropped) {
        return dropped.stream()
                .filter(one -> one.section() == section)
                .map(one -> new Missing(one.metric(), one.since(), one.words()))
                .toList();
    }

    private static Impressions days(List<ReachStore.StoredReach> kept, Instant now) {
        LocalDate asOf = kept.isEmpty() ? null : kept.get(0).reach().day();
        return new Impressions(
                asOf,
                delay(asOf, now),
                kept.stream()
                        .map(one -> new Day(
                                one.reach().day(),
                                one.reach().videoId(),
                                one.reach().impressions(),
                                one.reach().clickRate(),
                                one.fetchedAt()))
                        .toList());
    }

    private static @Nullable Long delay(@Nullable LocalDate asOf, Instant now) {
        return asOf == null ? null : ReportPeriod.delayDays(asOf, now);
    }
}
