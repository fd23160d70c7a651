package dev.ratiomesh.ratio.benchmark;

import java.time.Instant;

/** Why the last refresh brought nothing, and when. */
public record LoadFailure(Instant at, TableError fault, String message) {}
