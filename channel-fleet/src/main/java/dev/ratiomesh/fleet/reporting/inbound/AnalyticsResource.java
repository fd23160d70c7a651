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

/** Serves the reports over HTTP as YouTube returned them; nothing is computed from them. */
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

    /**
     * The report of a channel or a video.
     *
     * @param videoId empty for the channel as a whole
     */
    public record Report(String channelId, String videoId, List<Part> sections, Impressions impressions) {}

    /**
     * A section of a report.
     *
     * @param asOf the last day with figures, null while YouTube has none
     * @param delayDays days between that day and today
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

    /** A metric that YouTube no longer supports. */
    public record Missing(String metric, Instant since, String detail) {}

    /** The impressions of thumbnails, by day and video; from the Reporting API, with a delay of its own. */
    public record Impressions(@Nullable LocalDate asOf, @Nullable Long delayDays, List<Day> days) {}

    /**
     * The impressions of a video's thumbnail on one day.
     *
     * @param clickRate clicks divided by impressions, 0 to 1
     */
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
                        .unis(
                                reports.findSections(channelId, videoId),
                                reports.findDropped(),
                                reach.findReach(channelId, videoId))
                        .asTuple())
                .map(read -> new Report(
                        channelId, videoId, parts(read.getItem1(), read.getItem2(), now), days(read.getItem3(), now)));
    }

    private static List<Part> parts(
            List<ReportStore.StoredSection> stored, List<ReportStore.DroppedMetric> dropped, Instant now) {
        return stored.stream()
                .map(section -> new Part(
                        section.section(),
                        section.asOf(),
                        delay(section.asOf(), now),
                        section.fetchedAt(),
                        section.columns(),
                        section.rows(),
                        missing(section.section(), dropped)))
                .toList();
    }

    private static List<Missing> missing(ReportSection section, List<ReportStore.DroppedMetric> dropped) {
        return dropped.stream()
                .filter(metric -> metric.section() == section)
                .map(metric -> new Missing(metric.metric(), metric.since(), metric.message()))
                .toList();
    }

    private static Impressions days(List<ReachStore.StoredReach> stored, Instant now) {
        LocalDate asOf = stored.isEmpty() ? null : stored.get(0).reach().day();
        return new Impressions(
                asOf,
                delay(asOf, now),
                stored.stream()
                        .map(daily -> new Day(
                                daily.reach().day(),
                                daily.reach().videoId(),
                                daily.reach().impressions(),
                                daily.reach().clickRate(),
                                daily.fetchedAt()))
                        .toList());
    }

    private static @Nullable Long delay(@Nullable LocalDate asOf, Instant now) {
        return asOf == null ? null : ReportPeriod.delayDays(asOf, now);
    }
}
