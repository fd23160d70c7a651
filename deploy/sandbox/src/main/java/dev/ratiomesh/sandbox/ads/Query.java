package dev.ratiomesh.sandbox.ads;

import java.time.LocalDate;
import java.util.List;

/** A report: which fields of which campaigns or of their ads, on which days. */
record Query(Source source, List<String> fields, List<Condition> conditions) {
    static final String DATE = "segments.date";

    boolean byDay() {
        return fields.contains(DATE);
    }

    boolean limitsDays() {
        return conditions.stream().anyMatch(one -> one.field().equals(DATE));
    }

    boolean wants(LocalDate day) {
        return conditions.stream().filter(one -> one.field().equals(DATE)).allMatch(one -> one.holds(day));
    }

    boolean wants(Resource.Campaign campaign) {
        return conditions.stream()
                .filter(one -> !one.field().equals(DATE))
                .allMatch(one -> one.holds(filtered(one.field(), campaign)));
    }

    private static String filtered(String field, Resource.Campaign campaign) {
        return switch (field) {
            case "campaign.id" -> Long.toString(campaign.id());
            case "campaign.name" -> campaign.name();
            case "campaign.status" -> campaign.status().name();
            default -> throw new IllegalStateException(field + " is no filter");
        };
    }
}
