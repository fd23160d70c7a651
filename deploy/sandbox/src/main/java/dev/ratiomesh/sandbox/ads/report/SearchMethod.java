package dev.ratiomesh.sandbox.ads.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.ads.account.AdFacts.RequestTarget;
import dev.ratiomesh.sandbox.ads.error.AdsError;
import dev.ratiomesh.sandbox.ads.error.AdsFailure;
import dev.ratiomesh.sandbox.ads.error.AdsOutcome;
import dev.ratiomesh.sandbox.ads.mutate.FieldSchema;
import dev.ratiomesh.sandbox.wire.SandboxJson;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Serves googleAds:search and googleAds:searchStream over reports on campaigns and on ads. */
public final class SearchMethod {
    private static final long RESOURCE_CONSUMPTION = 42;

    private final CampaignReports reports;
    private final AdReports ads;
    private long searches;

    public SearchMethod(CampaignReports reports, AdReports ads) {
        this.reports = reports;
        this.ads = ads;
    }

    /** Returns the number of searches since the start; each counts as one operation at Google. */
    public long searches() {
        return searches;
    }

    public AdsOutcome page(RequestTarget target, JsonNode body) {
        searches++;
        Optional<AdsFailure> fault = fault(body);
        if (fault.isPresent()) {
            return AdsOutcome.refused(fault.get());
        }
        try {
            AdsQuery query = AdsQueryReader.read(body.path("query").asText(), target.version());
            return AdsOutcome.done(page(query, rows(target.customer(), query)));
        } catch (QueryFault fail) {
            return AdsOutcome.refused(fail.error());
        }
    }

    private List<ObjectNode> rows(String customer, AdsQuery query) {
        return query.source() == ReportSource.AD_GROUP_AD
                ? ads.rows(customer, query)
                : reports.rows(customer, query).stream()
                        .map(row -> ReportFields.json(row, query))
                        .toList();
    }

    private static Optional<AdsFailure> fault(JsonNode body) {
        Optional<String> unknown = FieldSchema.search(body);
        if (unknown.isPresent()) {
            return Optional.of(AdsFailure.plain(400, unknown.get()));
        }
        if (body.has("pageSize")) {
            return Optional.of(AdsFailure.invalid(
                    AdsError.of("requestError", "PAGE_SIZE_NOT_SUPPORTED", "Setting the page size is not supported.")));
        }
        return body.path("pageToken").asText().isEmpty()
                ? Optional.empty()
                : Optional.of(AdsFailure.invalid(
                        AdsError.of("requestError", "INVALID_PAGE_TOKEN", "Next page token specified is invalid.")));
    }

    /** Formats one page. As at Google, an answer without rows has no {@code results}. */
    private static ObjectNode page(AdsQuery query, List<ObjectNode> rows) {
        ObjectNode page = SandboxJson.object();
        rows.forEach(row -> page.withArrayProperty("results").add(row));
        String mask = query.fields().stream().map(SearchMethod::maskPath).collect(Collectors.joining(","));
        return page.put("fieldMask", mask).put("queryResourceConsumption", Long.toString(RESOURCE_CONSUMPTION));
    }

    private static String maskPath(String field) {
        return Stream.of(field.split("\\.")).map(ReportFields::camel).collect(Collectors.joining("."));
    }
}
