/** Refreshes the benchmarks on a schedule, and shows them over HTTP and in readiness. */
@NullMarked
package dev.ratiomesh.ratio.benchmark.inbound;

import org.jspecify.annotations.NullMarked;
