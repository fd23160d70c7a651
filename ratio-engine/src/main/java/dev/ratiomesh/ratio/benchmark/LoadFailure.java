package dev.ratiomesh.ratio.benchmark;

import java.time.Instant;

/** Why the last refresh brought nothing, and when. */
public record LoadFailure(Instant at, TableFault fault, String message) {}
