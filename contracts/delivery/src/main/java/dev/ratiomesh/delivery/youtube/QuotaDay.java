package dev.ratiomesh.delivery.youtube;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A day of YouTube's quota: from midnight to midnight in Los Angeles, 23 or 25 hours long when the clocks change.
 *
 * @param date calendar date in Los Angeles
 */
public record QuotaDay(LocalDate date) {
    /** Covers the difference between YouTube's clock and ours, and the time that the reset takes. */
    private static final Duration RESET_MARGIN = Duration.ofMinutes(10);

    private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

    public static QuotaDay at(Instant now) {
        return new QuotaDay(LocalDate.ofInstant(now, ZONE));
    }

    public Instant beginsAt() {
        return date.atStartOfDay(ZONE).toInstant();
    }

    /** Returns the moment at which every bucket is full again. */
    public Instant resetsAt() {
        return date.plusDays(1).atStartOfDay(ZONE).toInstant();
    }

    /** Returns true while an error "quota exceeded" may still concern the day before. */
    public boolean isResetUncertain(Instant now) {
        return now.isBefore(resetCertainAt());
    }

    /** Returns the moment from which an error "quota exceeded" concerns this day. */
    public Instant resetCertainAt() {
        return beginsAt().plus(RESET_MARGIN);
    }
}
