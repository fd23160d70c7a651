package dev.ratiomesh.sandbox.ads.report;

import dev.ratiomesh.sandbox.ads.account.AdsResource;
import java.time.LocalDate;
import java.util.List;

/** Holds a parsed query: the fields of campaigns or of their ads, with conditions. */
record AdsQuery(ReportSource source, List<String> fields, List<QueryCondition> conditions) {
    static final String DATE = "segments.date";

    boolean byDay() {
        return fields.contains(DATE);
    }

    boolean limitsDays() {
        return conditions.stream().anyMatch(condition -> condition.field().equals(DATE));
    }

    boolean wants(LocalDate day) {
        return conditions.stream()
                .filter(condition -> condition.field().equals(DATE))
                .allMatch(condition -> condition.holds(day));
    }

    boolean wants(AdsResource.AdsCampaign campaign) {
        return conditions.stream()
                .filter(condition -> !condition.field().equals(DATE))
                .allMatch(condition -> condition.holds(filtered(condition.field(), campaign)));
    }

    private static String filtered(String field, AdsResource.AdsCampaign campaign) {
        return switch (field) {
            case "campaign.id" -> Long.toString(campaign.id());
            case "campaign.name" -> campaign.name();
            case "campaign.status" -> campaign.status().name();
            default -> throw new IllegalStateException(field + " is no filter");
        };
    }
}
