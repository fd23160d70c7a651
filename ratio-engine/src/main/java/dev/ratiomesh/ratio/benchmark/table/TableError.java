package dev.ratiomesh.ratio.benchmark.table;

/** The reasons why a whole table is unusable. */
public enum TableError {
    /** The file or the page does not exist. */
    NOT_FOUND,
    /** The file or page may not be read. */
    NOT_ALLOWED,
    /** The configured source is neither a path nor an http(s) address. */
    BAD_ADDRESS,
    /** Not a CSV table; for a Google Sheet this means that it is not shared publicly. */
    NOT_CSV,
    COLUMN_MISSING,
    COLUMN_REPEATED,
    TOO_LARGE,
    TOO_MANY_ROWS,
    TOO_MANY_GENRES,
    /** A table with a header from which no line can be fitted. */
    NO_USABLE_ROWS,
    /** The source did not respond, or responded with a temporary failure; the only error that is retried. */
    UNREACHABLE
}
