package dev.ratiomesh.sandbox.ads.mutate;

import dev.ratiomesh.sandbox.ads.account.CampaignSchedule;
import dev.ratiomesh.sandbox.ads.error.FieldPath;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Optional;

/** Reads a campaign's dates, which are in the account's time zone. */
public final class ScheduleReader {
    /** Time zone of every account of the sandbox. */
    public static final ZoneId ACCOUNT_ZONE = ZoneOffset.UTC;

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

    /** A start this far back counts as "now": requests travel, and clocks differ. */
    private static final Duration MAX_PAST = Duration.ofMinutes(10);

    private static final Duration MAX_FUTURE = Duration.ofDays(5 * 365);

    private ScheduleReader() {}

    static Optional<CampaignSchedule> read(FieldPath create, MutateDraft draft) {
        int before = draft.refusals();
        Instant now = draft.at().real();
        Instant start = time(create.child("startDateTime"), draft).orElse(now);
        Optional<Instant> end = time(create.child("endDateTime"), draft);
        if (draft.refusals() == before) {
            checkStart(create.child("startDateTime"), start, draft);
            end.ifPresent(last -> checkEnd(create.child("endDateTime"), start, last, draft));
        }
        return draft.refusals() > before
                ? Optional.empty()
                : Optional.of(new CampaignSchedule(start, end.orElse(null), draft.at()));
    }

    public static String write(Instant time) {
        return FORMAT.format(time.atZone(ACCOUNT_ZONE));
    }

    private static void checkStart(FieldPath field, Instant start, MutateDraft draft) {
        if (start.isBefore(draft.at().real().minus(MAX_PAST))) {
            draft.refuse(field.error("dateRangeError", "CANNOT_SET_DATE_TO_PAST", "Cannot set date to past time"));
        }
    }

    private static void checkEnd(FieldPath field, Instant start, Instant end, MutateDraft draft) {
        if (!end.isAfter(start)) {
            draft.refuse(field.error(
                    "dateRangeError", "START_DATE_AFTER_END_DATE", "The start date was after the end date."));
        } else if (!end.isAfter(draft.at().real())) {
            draft.refuse(field.error("dateRangeError", "CANNOT_SET_DATE_TO_PAST", "Cannot set date to past time"));
        } else if (end.isAfter(draft.at().real().plus(MAX_FUTURE))) {
            draft.refuse(field.error("dateError", "LATER_THAN_MAXIMUM_DATE", "Date is after allowed maximum."));
        }
    }

    private static Optional<Instant> time(FieldPath field, MutateDraft draft) {
        if (!field.isSet()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(field.text(), FORMAT)
                    .atZone(ACCOUNT_ZONE)
                    .toInstant());
        } catch (DateTimeParseException e) {
            draft.refuse(field.error(
                            "dateError",
                            "INVALID_STRING_DATE_TIME_SECONDS",
                            "The string date time's format should be yyyy-mm-dd hh:mm:ss.")
                    .triggeredBy(field.text()));
            return Optional.empty();
        }
    }
}
