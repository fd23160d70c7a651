package dev.ratiomesh.ratio.benchmark.line;

import dev.ratiomesh.ratio.benchmark.table.TableError;
import java.time.Instant;

/** The reason and the moment of a failed refresh. */
public record LoadFailure(Instant at, TableError fault, String message) {}
