package dev.ratiomesh.ratio.benchmark;

/** Which line: a genre as spelt in the table, and a counter. */
record LineKey(String genre, EngagementCounter counter) {}
