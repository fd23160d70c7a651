package dev.ratiomesh.campaign.dashboard;

import org.jspecify.annotations.Nullable;

/** A value in an export. A text that a spreadsheet would run as a formula is made a text by a leading apostrophe. */
public final class CsvCell {
    private static final String STARTS_A_FORMULA = "=+-@\t\r";

    private CsvCell() {}

    /** Numbers as they are, null as empty, texts made harmless. */
    public static Object of(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof String text && !text.isEmpty() && STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0) {
            return "'" + text;
        }
        return value;
    }
}
