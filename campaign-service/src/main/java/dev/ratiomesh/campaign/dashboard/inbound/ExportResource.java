package dev.ratiomesh.campaign.dashboard.inbound;

import dev.ratiomesh.campaign.dashboard.CampaignSummary;
import dev.ratiomesh.campaign.dashboard.CsvCell;
import dev.ratiomesh.campaign.dashboard.outbound.CampaignSummaryQueries;
import dev.ratiomesh.delivery.http.Caller;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.commons.csv.CSVFormat;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

/** Streams every campaign as CSV (RFC 4180), page by page. */
@Path("/api/campaigns/export.csv")
@RolesAllowed({Caller.VIEWER, Caller.OPERATOR, Caller.APPROVER})
class ExportResource {
    private static final int PAGE = 200;
    private static final List<String> HEADER = List.of(
            "campaignId",
            "tenantId",
            "videoId",
            "title",
            "genre",
            "status",
            "viewGoal",
            "deadline",
            "observedAt",
            "views",
            "likes",
            "comments",
            "verdict",
            "expectedLikes",
            "likesGap",
            "currency",
            "budgetCap",
            "orders",
            "ordered",
            "spent");

    private final Caller caller;
    private final CampaignSummaryQueries summaries;

    ExportResource(Caller caller, CampaignSummaryQueries summaries) {
        this.caller = caller;
        this.summaries = summaries;
    }

    @GET
    @Produces("text/csv;charset=UTF-8")
    @RestStreamElementType("text/csv")
    @ResponseHeader(name = "Content-Disposition", value = "attachment; filename=\"campaigns.csv\"")
    public Multi<String> export() {
        String tenant = caller.tenantOrNull();
        AtomicReference<CampaignSummaryQueries.@Nullable CampaignCursor> after = new AtomicReference<>();
        Multi<String> rows = Multi.createBy()
                .repeating()
                .uni(() -> summaries.page(tenant, null, after.get(), PAGE).invoke(page -> moveCursor(after, page)))
                .whilst(page -> page.size() == PAGE)
                .onItem()
                .<CampaignSummary>disjoint()
                .map(campaign -> line(cells(campaign)));
        return Multi.createBy().concatenating().streams(Multi.createFrom().item(line(HEADER)), rows);
    }

    private static void moveCursor(
            AtomicReference<CampaignSummaryQueries.@Nullable CampaignCursor> after, List<CampaignSummary> page) {
        if (!page.isEmpty()) {
            CampaignSummary last = page.get(page.size() - 1);
            after.set(new CampaignSummaryQueries.CampaignCursor(
                    last.createdAt(), last.brief().campaignId()));
        }
    }

    private static List<@Nullable Object> cells(CampaignSummary campaign) {
        var brief = campaign.brief();
        var latest = campaign.latest();
        var target = campaign.target();
        return java.util.Arrays.asList(
                brief.campaignId(),
                brief.tenantId(),
                brief.videoId(),
                brief.title(),
                brief.genre(),
                campaign.status(),
                brief.viewGoal(),
                brief.deadline().toString(),
                latest == null ? null : latest.observedAt().toString(),
                latest == null ? null : latest.views(),
                latest == null ? null : latest.likes(),
                latest == null ? null : latest.comments(),
                target == null ? null : target.verdict().name(),
                target == null ? null : target.likes().expected(),
                target == null ? null : target.likes().gap(),
                brief.budget().currency(),
                brief.budget().cap(),
                campaign.orders().count(),
                campaign.orders().ordered(),
                campaign.orders().spent());
    }

    private static String line(List<? extends @Nullable Object> cells) {
        return CSVFormat.RFC4180.format(cells.stream().map(CsvCell::of).toArray()) + "\r\n";
    }
}
