package dev.ratiomesh.ratio.benchmark.table;

/** The reasons to drop a row of a table. The first that applies is counted; the rest of the table is used. */
public enum RowError {
    /** More or fewer fields than the header. */
    WRONG_WIDTH,
    /** A quote opens and does not close within 50 lines; reading continues with the next line. */
    QUOTE_NOT_CLOSED,
    GENRE_MISSING,
    /** Views, likes, comments or age is not a whole number (age: not a number). */
    NOT_A_NUMBER,
    NEGATIVE,
    /** Views are 0 or unknown. */
    NO_VIEWS,
    /** More likes than views, which is real before a premiere and useless for a ratio. */
    LIKES_ABOVE_VIEWS
}
