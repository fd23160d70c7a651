package dev.ratiomesh.campaign.dashboard;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Formats values for a CSV export. A leading apostrophe keeps a spreadsheet from running a text as a formula. */
public final class CsvCell {
    /** Characters that start a formula: OWASP's list for CSV injection, with the full-width forms of some spreadsheets. */
    private static final String STARTS_A_FORMULA = "=+-@\t\r\n＝＋－＠";

    private CsvCell() {}

    /** Formats a value: numbers in plain digits, null as an empty text, formulas with an apostrophe. */
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
