package dev.ratiomesh.order.placing.outbound.googleads;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;

/**
 * Writes moments as dates of an advertising account: local, without an offset, as Google reads them. The hour in which
 * clocks are put back comes twice there, and Google does not say which of the two it means. A date of that hour is moved
 * out of it, so that a showing never begins in the past nor ends later than its money is reserved for.
 *
 * @param zone of the account
 */
public record AccountTime(ZoneId zone) {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    /** At this moment, or at the end of the hour that comes twice: up to two hours later. */
    public String start(Instant from) {
        LocalDateTime local = toLocal(from);
        return FORMAT.format(isAmbiguous(local) ? transition(local).getDateTimeBefore() : local);
    }

    /** At this moment, or a second before the hour that comes twice: up to two hours earlier. */
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
