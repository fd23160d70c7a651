package dev.ratiomesh.fleet.retaining;

/**
 * A table whose rows are deleted when a time in them is old enough.
 *
 * @param column time of the read from YouTube, or for records of our own, of the last use
 */
public record ExpiringRows(String table, String column) {}
