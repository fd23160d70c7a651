package dev.ratiomesh.sandbox.ads.report;

import java.util.Arrays;
import java.util.Optional;

/** Names the subject of a report: the resource after FROM. */
enum ReportSource {
    CAMPAIGN,
    AD_GROUP_AD;

    boolean knows(String field, int version) {
        return this == CAMPAIGN ? ReportFields.known(field, version) : AdFields.known(field);
    }

    /** Tells whether reports may be segmented by day; an ad's review has no days. */
    boolean knowsDays() {
        return this == CAMPAIGN;
    }

    static Optional<ReportSource> named(String word) {
        return Arrays.stream(values())
                .filter(source -> source.name().equalsIgnoreCase(word))
                .findFirst();
    }
}
