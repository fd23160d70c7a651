package dev.ratiomesh.delivery.youtube;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A day as YouTube counts quota: from midnight to midnight in Los Angeles, 23 or 25 hours long when the clocks change.
 *
 * @param date the calendar date there
 */
public record QuotaDay(LocalDate date) {
    /** YouTube's clock and ours may differ, and its reset takes a while. */
    private static final Duration RESET_MARGIN = Duration.ofMinutes(10);

    private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

    public static QuotaDay at(Instant now) {
        return new QuotaDay(LocalDate.ofInstant(now, ZONE));
    }

    public Instant beginsAt() {
        return date.atStartOfDay(ZONE).toInstant();
    }

    /** When every bucket is full again. */
    public Instant resetsAt() {
        return date.plusDays(1).atStartOfDay(ZONE).toInstant();
    }

    /** Whether the day is so young that "used up" may still speak of the day before. */
    public boolean isResetUncertain(Instant now) {
        return now.isBefore(resetCertainAt());
    }

    /** From here on "used up" speaks of this day. */
    public Instant resetCertainAt() {
        return beginsAt().plus(RESET_MARGIN);
    }
}
