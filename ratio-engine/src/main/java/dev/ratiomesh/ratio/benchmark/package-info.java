/**
 * What comparable videos earn: reads a table of public counts, fits one line a genre and counter on the log10 scale,
 * and says how good each line is. These are derived metrics, not numbers from YouTube.
 */
@NullMarked
package dev.ratiomesh.ratio.benchmark;

import org.jspecify.annotations.NullMarked;
