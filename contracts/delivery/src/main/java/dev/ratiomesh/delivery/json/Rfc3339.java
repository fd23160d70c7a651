package dev.ratiomesh.delivery.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * Parses and formats RFC 3339 times. The form that the mesh writes, {@code 2027-01-31T00:00:00.123Z}, is handled by
 * hand, because the JDK's formatter costs as much as the rest of a snapshot. The JDK parses every other form.
 */
final class Rfc3339 {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");
    private static final int SECONDS_PER_DAY = 86_400;
    private static final int MIN_LENGTH = "2027-01-31T00:00:00Z".length();
    private static final int FRACTION = MIN_LENGTH - 1;
    private static final int MAX_LENGTH = MIN_LENGTH + 10;

    private Rfc3339() {}

    /**
     * Parses a time with any offset.
     *
     * @throws DateTimeException when it is none, or its year is not 0001 to 9999: RFC 3339 has four digits, and a year
     *     of more would not fit into the database either
     */
    static Instant parse(String text) {
        Instant time = isMeshForm(text)
                ? parseMeshForm(text)
                : OffsetDateTime.parse(text).toInstant();
        if (time.isBefore(FIRST) || !time.isBefore(END)) {
            throw new DateTimeException("year out of range: " + text);
        }
        return time;
    }

    /** Formats a time in UTC with zero, three, six or nine fraction digits, like {@link Instant#toString}. */
    static String format(Instant time) {
        if (time.isBefore(FIRST) || !time.isBefore(END)) {
            return time.toString();
        }
        long day = Math.floorDiv(time.getEpochSecond(), SECONDS_PER_DAY);
        int second = (int) Math.floorMod(time.getEpochSecond(), (long) SECONDS_PER_DAY);
        LocalDate date = LocalDate.ofEpochDay(day);
        StringBuilder text = new StringBuilder(MAX_LENGTH);
        padded(text, date.getYear(), 1000);
        padded(text.append('-'), date.getMonthValue(), 10);
        padded(text.append('-'), date.getDayOfMonth(), 10);
        padded(text.append('T'), second / 3600, 10);
        padded(text.append(':'), second / 60 % 60, 10);
        padded(text.append(':'), second % 60, 10);
        fraction(text, time.getNano());
        return text.append('Z').toString();
    }

    private static void fraction(StringBuilder text, int nano) {
        if (nano == 0) {
            return;
        }
        text.append('.');
        if (nano % 1_000_000 == 0) {
            padded(text, nano / 1_000_000, 100);
        } else if (nano % 1_000 == 0) {
            padded(text, nano / 1_000, 100_000);
        } else {
            padded(text, nano, 100_000_000);
        }
    }

    /** {@code first} is what the first digit counts. */
    private static void padded(StringBuilder text, int number, int first) {
        for (int unit = first; unit > 0; unit /= 10) {
            text.append((char) ('0' + number / unit % 10));
        }
    }

    private static boolean isMeshForm(String text) {
        int length = text.length();
        return (length == MIN_LENGTH || (length > FRACTION + 2 && length <= MAX_LENGTH && text.charAt(FRACTION) == '.'))
                && text.charAt(length - 1) == 'Z'
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
    }

    private static Instant parseMeshForm(String text) {
        LocalDate date = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
        int second = below(24, text, 11) * 3600 + below(60, text, 14) * 60 + below(60, text, 17);
        return Instant.ofEpochSecond(date.toEpochDay() * SECONDS_PER_DAY + second, nano(text));
    }

    private static int below(int end, String text, int from) {
        int number = number(text, from, from + 2);
        if (number >= end) {
            throw new DateTimeException("no time of day: " + text);
        }
        return number;
    }

    private static int nano(String text) {
        int end = text.length() - 1;
        if (end == FRACTION) {
            return 0;
        }
        int nano = number(text, FRACTION + 1, end);
        for (int digits = end - FRACTION - 1; digits < 9; digits++) {
            nano *= 10;
        }
        return nano;
    }

    private static int number(String text, int from, int end) {
        int number = 0;
        for (int i = from; i < end; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new DateTimeException("no digit at " + i + ": " + text);
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
