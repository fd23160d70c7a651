package dev.ratiomesh.sandbox.analytics;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.wire.EmulatedService;
import dev.ratiomesh.sandbox.wire.HttpAnswer;
import dev.ratiomesh.sandbox.wire.HttpCall;
import dev.ratiomesh.sandbox.wire.InjectedError;
import java.time.LocalDate;
import java.util.List;

/** Emulates the YouTube Analytics API v2: {@code GET /v2/reports}. */
public final class AnalyticsApi implements EmulatedService {
    private static final String PATH = "/v2/reports";

    private final ReportOwners owners;
    private final VideoDays days;
    private final AnalyticsSwitches switches;

    public AnalyticsApi(ReportOwners owners, VideoDays days, AnalyticsSwitches switches) {
        this.owners = owners;
        this.days = days;
        this.switches = switches;
    }

    @Override
    public String name() {
        return "analytics";
    }

    @Override
    public boolean owns(String path) {
        return path.equals(PATH);
    }

    @Override
    public HttpAnswer answer(HttpCall call) {
        try {
            if (!call.method().equals("GET")) {
                throw new ReportRejectedException(new ApiError(404, "notFound", "Reports take GET only"));
            }
            String channel = owners.channel(call);
            return HttpAnswer.json(200, table(new AnalyticsQueryReader(call).read(channel), channel));
        } catch (ReportRejectedException e) {
            return e.error().answer();
        }
    }

    @Override
    public HttpAnswer answerInjected(HttpCall call, InjectedError error) {
        return ApiError.injected(error).answer();
    }

    private ObjectNode table(AnalyticsQuery query, String channel) throws ReportRejectedException {
        if (ReportCombination.of(query).isEmpty() || query.metrics().stream().anyMatch(switches.dropped()::contains)) {
            throw new ReportRejectedException(ApiError.unsupported());
        }
        List<String> videos = owners.videosOf().apply(channel).stream()
                .filter(id -> query.filters().videos().isEmpty()
                        || query.filters().videos().contains(id))
                .toList();
        LocalDate processed = days.today().minusDays(switches.lagDays());
        LocalDate last = query.to().isBefore(processed) ? query.to() : processed;
        AnalyticsTable table = new AnalyticsTable(query);
        return last.isBefore(query.from())
                ? table.withoutRows()
                : table.withRows(new ReportAggregation(days, query).rows(videos, last));
    }
}
