/** Refreshes the benchmarks on a schedule, shows them over HTTP and tells of their state in health. */
@NullMarked
package dev.ratiomesh.ratio.benchmark.inbound;

import org.jspecify.annotations.NullMarked;
