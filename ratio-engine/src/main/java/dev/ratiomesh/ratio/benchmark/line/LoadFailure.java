package dev.ratiomesh.ratio.benchmark.line;

import dev.ratiomesh.ratio.benchmark.table.TableError;
import java.time.Instant;

/** Why the last refresh brought nothing, and when. */
public record LoadFailure(Instant at, TableError fault, String message) {}
