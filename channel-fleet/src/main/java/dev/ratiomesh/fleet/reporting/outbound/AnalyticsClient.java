package dev.ratiomesh.fleet.reporting.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ratiomesh.delivery.json.JsonMappers;
import dev.ratiomesh.delivery.runtime.CallerContext;
import dev.ratiomesh.fleet.access.api.ApiCaller;
import dev.ratiomesh.fleet.access.api.ApiRequest;
import dev.ratiomesh.fleet.access.api.ApiResult;
import dev.ratiomesh.fleet.access.api.GoogleApi;
import dev.ratiomesh.fleet.access.api.GoogleService;
import dev.ratiomesh.fleet.quota.QuotaCost;
import dev.ratiomesh.fleet.reporting.ReportFetch;
import dev.ratiomesh.fleet.reporting.ReportPeriod;
import dev.ratiomesh.fleet.reporting.ReportSection;
import dev.ratiomesh.fleet.reporting.ReportSubject;
import dev.ratiomesh.fleet.reporting.ResultTable;
import dev.ratiomesh.fleet.reporting.SectionQuery;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;

/** The YouTube Analytics API v2. Its quota is not published: a call that is refused for it says so and waits. */
@ApplicationScoped
public class AnalyticsClient {
    private static final int BAD_REQUEST = 400;

    private final GoogleApi door;

    AnalyticsClient(GoogleApi door) {
        this.door = door;
    }

    /** Asks for every section in turn, until something keeps it from going on. Does not fail: trouble is in the answer. */
    public Uni<ReportFetch> fetch(
            ReportSubject subject, ReportPeriod period, Map<ReportSection, Map<String, String>> known) {
        return Multi.createFrom()
                .items(ReportSection.values())
                .onItem()
                .scan(
                        () -> Uni.createFrom().item(ReportFetch.nothing()),
                        (sofar, section) -> sofar.chain(fetched -> fetched.stopReason() != null
                                ? Uni.createFrom().item(fetched)
                                : section(
                                        fetched,
                                        new ReportQuery(subject, period, section),
                                        new SectionQuery(section, known.getOrDefault(section, Map.of())))))
                .collect()
                .last()
                .chain(last -> last);
    }

    private record ReportQuery(ReportSubject subject, ReportPeriod period, ReportSection section) {
        ApiRequest about(List<String> metrics) {
            String path = "/v2/reports?ids=" + encoded("channel==" + subject.channelId())
                    + "&startDate=" + period.from() + "&endDate=" + period.to()
                    + "&metrics=" + encoded(String.join(",", metrics))
                    + "&dimensions=" + encoded(String.join(",", section.dimensions()))
                    + (subject.filter().isEmpty() ? "" : "&filters=" + encoded(subject.filter()));
            return ApiRequest.get(
                    ApiCaller.channelOwner(subject.tenantId(), subject.channelId()),
                    QuotaCost.none(),
                    GoogleService.ANALYTICS,
                    path);
        }
    }

    private Uni<ReportFetch> section(ReportFetch fetched, ReportQuery question, SectionQuery inquiry) {
        List<String> metrics = inquiry.next();
        if (metrics.isEmpty()) {
            return Uni.createFrom().item(fetched.with(question.section(), inquiry));
        }
        return CallerContext.run(() -> Uni.createFrom().completionStage(() -> door.execute(question.about(metrics))))
                .chain(reply -> {
                    if (reply instanceof ApiResult.CallSucceeded done) {
                        return read(fetched, question, inquiry, done);
                    }
                    if (reply instanceof ApiResult.CallRejected refused && refused.status() == BAD_REQUEST) {
                        inquiry.refused(refused.message());
                        return section(fetched, question, inquiry);
                    }
                    return Uni.createFrom().item(stopped(fetched, reply));
                });
    }

    private Uni<ReportFetch> read(
            ReportFetch fetched, ReportQuery question, SectionQuery inquiry, ApiResult.CallSucceeded answer) {
        try {
            inquiry.answered(ResultTable.of(JsonMappers.tolerant().readTree(answer.body())));
            return section(fetched, question, inquiry);
        } catch (JsonProcessingException e) {
            return Uni.createFrom().item(fetched.stop("an answer that is no JSON: " + e.getOriginalMessage(), null));
        }
    }

    static ReportFetch stopped(ReportFetch fetched, ApiResult reply) {
        if (reply instanceof ApiResult.CallDeferred waits) {
            return fetched.stop(waits.message(), waits.retryAt());
        }
        return fetched.stop(words(reply), null);
    }

    static String words(ApiResult reply) {
        if (reply instanceof ApiResult.CallDeferred waits) {
            return waits.message();
        }
        if (reply instanceof ApiResult.ReauthorizationRequired needs) {
            return needs.message();
        }
        if (reply instanceof ApiResult.CallRejected refused) {
            return refused.message();
        }
        return reply instanceof ApiResult.CallFailed trouble ? trouble.message() : "an answer that was not asked for";
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
