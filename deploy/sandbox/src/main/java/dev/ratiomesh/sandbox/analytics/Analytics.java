package dev.ratiomesh.sandbox.analytics;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.wire.Answer;
import dev.ratiomesh.sandbox.wire.Call;
import dev.ratiomesh.sandbox.wire.InjectedError;
import dev.ratiomesh.sandbox.wire.Service;
import java.time.LocalDate;
import java.util.List;

/** The YouTube Analytics API v2: {@code GET /v2/reports}. */
public final class Analytics implements Service {
    private static final String PATH = "/v2/reports";

    private final Owners owners;
    private final VideoDays days;
    private final AnalyticsSwitches switches;

    public Analytics(Owners owners, VideoDays days, AnalyticsSwitches switches) {
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
    public Answer answer(Call call) {
        try {
            if (!call.method().equals("GET")) {
                throw new Refused(new ApiError(404, "notFound", "Reports are asked for with GET"));
            }
            String channel = owners.channel(call);
            return Answer.json(200, table(new QueryReader(call).read(channel), channel));
        } catch (Refused e) {
            return e.error().answer();
        }
    }

    @Override
    public Answer refuse(Call call, InjectedError error) {
        return ApiError.injected(error).answer();
    }

    private ObjectNode table(Query query, String channel) throws Refused {
        if (Combination.of(query).isEmpty() || query.metrics().stream().anyMatch(switches.dropped()::contains)) {
            throw new Refused(ApiError.unsupported());
        }
        List<String> videos = owners.videosOf().apply(channel).stream()
                .filter(id -> query.filters().videos().isEmpty()
                        || query.filters().videos().contains(id))
                .toList();
        LocalDate processed = days.today().minusDays(switches.lagDays());
        LocalDate last = query.to().isBefore(processed) ? query.to() : processed;
        ResultTable table = new ResultTable(query);
        return last.isBefore(query.from()) ? table.withoutRows() : table.of(new Rows(days, query).of(videos, last));
    }
}
