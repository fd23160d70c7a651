package dev.ratiomesh.fleet.reporting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** The days of a report, both ends included. Days of the Analytics API are days in Los Angeles. */
public record ReportPeriod(LocalDate from, LocalDate to) {
    private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

    /** Returns the {@code days} days before today; YouTube may not have figures for the last two or three. */
    public static ReportPeriod before(Instant now, int days) {
        LocalDate today = LocalDate.ofInstant(now, ZONE);
        return new ReportPeriod(today.minusDays(days), today.minusDays(1));
    }

    /** Counts the days between the last day with figures and today. */
    public static long delayDays(LocalDate asOf, Instant now) {
        return ChronoUnit.DAYS.between(asOf, LocalDate.ofInstant(now, ZONE));
    }
}
