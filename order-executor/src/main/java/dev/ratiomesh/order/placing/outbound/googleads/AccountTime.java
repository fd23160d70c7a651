package dev.ratiomesh.order.placing.outbound.googleads;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;

/**
 * Formats instants as local dates of an advertising account, without an offset, as Google expects them. Local times in the
 * hour in which clocks are put back are ambiguous, and Google does not document which of the two it takes. Such a time is
 * moved out of the hour, so that an ad never starts in the past nor runs longer than its money is reserved for.
 *
 * @param zone of the account
 */
public record AccountTime(ZoneId zone) {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    /** Formats a start: the instant itself, or the end of the ambiguous hour, up to two hours later. */
    public String start(Instant from) {
        LocalDateTime local = toLocal(from);
        return FORMAT.format(isAmbiguous(local) ? transition(local).getDateTimeBefore() : local);
    }

    /** Formats an end: the instant itself, or a second before the ambiguous hour, up to two hours earlier. */
    public String end(Instant until) {
        LocalDateTime local = toLocal(until);
        return FORMAT.format(
                isAmbiguous(local) ? transition(local).getDateTimeAfter().minusSeconds(1) : local);
    }

    private LocalDateTime toLocal(Instant moment) {
        return LocalDateTime.ofInstant(moment, zone);
    }

    private boolean isAmbiguous(LocalDateTime local) {
        return zone.getRules().getValidOffsets(local).size() > 1;
    }

    private ZoneOffsetTransition transition(LocalDateTime local) {
        return zone.getRules().getTransition(local);
    }
}
