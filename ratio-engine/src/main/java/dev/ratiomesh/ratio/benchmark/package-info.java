/**
 * Derives what comparable videos earn: reads a table of public counts, fits one line per genre and counter on the log10
 * scale, and reports the quality of each line. These are derived metrics, not numbers from YouTube.
 */
@NullMarked
package dev.ratiomesh.ratio.benchmark;

import org.jspecify.annotations.NullMarked;
