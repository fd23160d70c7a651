package dev.ratiomesh.fleet.retaining;

/**
 * Rows that are forgotten when a time in them lies long ago.
 *
 * @param column when the row was read from YouTube, or for data of our own, when it was of use last
 */
public record ExpiringRows(String table, String column) {}
