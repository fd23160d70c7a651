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

/** Calls the YouTube Analytics API v2. Its quota is not published; a call rejected for quota is deferred. */
@ApplicationScoped
public class AnalyticsClient {
    private static final int BAD_REQUEST = 400;

    private final GoogleApi googleApi;

    AnalyticsClient(GoogleApi googleApi) {
        this.googleApi = googleApi;
    }

    /** A query of one section of a report. */
    private record ReportQuery(ReportSubject subject, ReportPeriod period, ReportSection section) {
        ApiRequest request(List<String> metrics) {
            String path = "/v2/reports?ids=" + encode("channel==" + subject.channelId())
                    + "&startDate=" + period.from() + "&endDate=" + period.to()
                    + "&metrics=" + encode(String.join(",", metrics))
                    + "&dimensions=" + encode(String.join(",", section.dimensions()))
                    + (subject.filter().isEmpty() ? "" : "&filters=" + encode(subject.filter()));
            return ApiRequest.get(
                    ApiCaller.channelOwner(subject.tenantId(), subject.channelId()),
                    QuotaCost.none(),
                    GoogleService.ANALYTICS,
                    path);
        }
    }

    /** Queries every section in turn until one is stopped. Never fails: the result says why it stopped. */
    public Uni<ReportFetch> fetch(
            ReportSubject subject, ReportPeriod period, Map<ReportSection, Map<String, String>> dropped) {
        return Multi.createFrom()
                .items(ReportSection.values())
                .onItem()
                .scan(
                        () -> Uni.createFrom().item(ReportFetch.empty()),
                        (previous, section) -> previous.chain(fetched -> fetched.stopReason() != null
                                ? Uni.createFrom().item(fetched)
                                : fetchSection(
                                        fetched,
                                        new ReportQuery(subject, period, section),
                                        new SectionQuery(section, dropped.getOrDefault(section, Map.of())))))
                .collect()
                .last()
                .chain(last -> last);
    }

    private Uni<ReportFetch> fetchSection(ReportFetch fetched, ReportQuery query, SectionQuery sectionQuery) {
        List<String> metrics = sectionQuery.nextMetrics();
        if (metrics.isEmpty()) {
            return Uni.createFrom().item(fetched.withSection(query.section(), sectionQuery));
        }
        return CallerContext.run(
                        () -> Uni.createFrom().completionStage(() -> googleApi.execute(query.request(metrics))))
                .chain(result -> {
                    if (result instanceof ApiResult.CallSucceeded succeeded) {
                        return readAnswer(fetched, query, sectionQuery, succeeded);
                    }
                    if (result instanceof ApiResult.CallRejected rejection && rejection.status() == BAD_REQUEST) {
                        sectionQuery.refused(rejection.message());
                        return fetchSection(fetched, query, sectionQuery);
                    }
                    return Uni.createFrom().item(stopped(fetched, result));
                });
    }

    private Uni<ReportFetch> readAnswer(
            ReportFetch fetched, ReportQuery query, SectionQuery sectionQuery, ApiResult.CallSucceeded response) {
        try {
            sectionQuery.answered(ResultTable.of(JsonMappers.tolerant().readTree(response.body())));
            return fetchSection(fetched, query, sectionQuery);
        } catch (JsonProcessingException e) {
            return Uni.createFrom()
                    .item(fetched.stop("YouTube's response is not JSON: " + e.getOriginalMessage(), null));
        }
    }

    static ReportFetch stopped(ReportFetch fetched, ApiResult result) {
        if (result instanceof ApiResult.CallDeferred deferred) {
            return fetched.stop(deferred.message(), deferred.retryAt());
        }
        return fetched.stop(message(result), null);
    }

    static String message(ApiResult result) {
        if (result instanceof ApiResult.CallDeferred deferred) {
            return deferred.message();
        }
        if (result instanceof ApiResult.ReauthorizationRequired required) {
            return required.message();
        }
        if (result instanceof ApiResult.CallRejected rejection) {
            return rejection.message();
        }
        return result instanceof ApiResult.CallFailed failure
                ? failure.message()
                : "YouTube returned an unexpected result";
    }

    static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
