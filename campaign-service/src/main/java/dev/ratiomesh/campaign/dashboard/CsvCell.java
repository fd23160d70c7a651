package dev.ratiomesh.campaign.dashboard;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A value in an export. A text that a spreadsheet would run as a formula is made a text by a leading apostrophe. */
public final class CsvCell {
    /** OWASP's list for CSV injection, with the full-width forms that some spreadsheets take for the same. */
    private static final String STARTS_A_FORMULA = "=+-@\t\r\n＝＋－＠";

    private CsvCell() {}

    /** Numbers in plain digits, null as empty, texts made harmless. */
    public static String of(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Double number) {
            return BigDecimal.valueOf(number).toPlainString();
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        String text = value.toString();
        return value instanceof String && startsFormula(text) ? "'" + text : text;
    }

    private static boolean startsFormula(String text) {
        return !text.isEmpty() && STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0;
    }
}
