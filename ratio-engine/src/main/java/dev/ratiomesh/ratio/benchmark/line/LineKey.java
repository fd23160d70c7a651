package dev.ratiomesh.ratio.benchmark.line;

import dev.ratiomesh.ratio.benchmark.table.EngagementCounter;

/** The key of a line: a genre as spelt in the table, and a counter. */
public record LineKey(String genre, EngagementCounter counter) {}
